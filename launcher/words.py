"""Sentences of the launcher in the language of the terminal, read from a catalogue that needs no compiling."""

import ast
import gettext
import os
from pathlib import Path

CATALOGUE = Path(__file__).parent / "locale" / "zh_Hans.po"


class Catalogue(gettext.NullTranslations):
    """A gettext translation filled from a .po file: at the first start nothing can compile one yet."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.messages = read_po(text)

    def gettext(self, message: str) -> str:
        """Return the translation, or the sentence itself."""
        return self.messages.get(message) or message


def read_po(text: str) -> dict[str, str]:
    """Read sentences and translations of a .po file that uses neither plurals nor contexts."""
    found: dict[str, str] = {}
    parts = {"msgid": "", "msgstr": ""}
    current = ""
    for line in [*text.splitlines(), 'msgid ""']:
        word, _, rest = line.partition(" ")
        if word == "msgid":
            found[parts["msgid"]] = parts["msgstr"]
            parts = {"msgid": "", "msgstr": ""}
        if word in parts:
            current, quoted = word, rest
        else:
            quoted = line
        if current and quoted.startswith('"'):
            parts[current] += str(ast.literal_eval(quoted))
    found.pop("", None)
    return found


def speaks_chinese() -> bool:
    """Tell whether the terminal's language is Chinese, by the variables gettext looks at."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return value.startswith("zh")
    return False


def translation() -> gettext.NullTranslations:
    """Return the translation for the terminal's language."""
    if speaks_chinese():
        return Catalogue(CATALOGUE.read_text(encoding="utf-8"))
    return gettext.NullTranslations()


_ = translation().gettext
