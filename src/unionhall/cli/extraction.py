"""Collects the words of every module for translation and judges the catalogues; Babel reads, no xgettext is needed.

A module with an ``apps.py`` keeps its own catalogue; the words of the pure floors (kernel, engine, config) stand in the
catalogue of ``ui``, which says them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent
HOME_OF_PURE_WORDS = "ui"
LANGUAGES = ("zh_Hans",)
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "N_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
TEMPLATE_ENDINGS = {".html", ".txt"}
_CHINESE = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_NAMED_PERCENT = re.compile(r"%\((\w+)\)[sdf]")
_BRACED = re.compile(r"(?<!\{)\{(\w+)[^{}]*\}(?!\})")
_VOLATILE = re.compile(
    rb'^"(?:Project-Id-Version|Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|'
    rb"Generated-By)[^\n]*\n",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One entry that a reader must not meet."""

    catalogue: Path
    entry: str
    what: str

    def __str__(self) -> str:
        return f"{self.catalogue.relative_to(PACKAGE)}: {self.what}: {self.entry!r}"


def homes(root: Path = PACKAGE) -> dict[str, list[Path]]:
    """Return for each module with a catalogue the folders whose words stand in it."""
    found: dict[str, list[Path]] = {}
    for folder in sorted(path for path in root.iterdir() if (path / "__init__.py").exists()):
        home = folder.name if (folder / "apps.py").exists() else HOME_OF_PURE_WORDS
        found.setdefault(home, []).append(folder)
    return found


def catalogue_path(home: str, language: str, root: Path = PACKAGE) -> Path:
    """Return where a module's catalogue lies."""
    return root / home / "locale" / language / "LC_MESSAGES" / "django.po"


def words_of(folders: list[Path], language: str) -> Catalog:
    """Collect every marked string of the folders."""
    catalogue = Catalog(locale=language)
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            for identity, context in _strings(path):
                catalogue.add(identity, context=context)
    return catalogue


def update(root: Path = PACKAGE) -> dict[Path, int]:
    """Bring every catalogue up to date: new words in, gone words out, translations kept. Return missing by file."""
    missing: dict[Path, int] = {}
    for home, folders in homes(root).items():
        for language in LANGUAGES:
            fresh, path = words_of(folders, language), catalogue_path(home, language, root)
            known = _read(path, language)
            for message in _entries(fresh):
                before = known.get(message.id, context=message.context)
                if before is not None:
                    message.string = _fitting(message, before)
                    message.flags |= before.flags & {"fuzzy"}
            if len(fresh) or path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(_text(fresh))
                missing[path] = sum(1 for message in _entries(fresh) if not _said(message))
    return missing


def faults(root: Path = PACKAGE) -> list[Fault]:
    """Name every entry that is missing, unsure, equal to its source, without a Chinese character or lacks a fact."""
    found: list[Fault] = []
    for home, folders in homes(root).items():
        for language in LANGUAGES:
            path = catalogue_path(home, language, root)
            known = _read(path, language)
            for message in _entries(words_of(folders, language)):
                entry = known.get(message.id, context=message.context)
                what = "not in the catalogue" if entry is None else _judge(entry)
                if what:
                    found.append(Fault(path, _source(message), what))
    return found


def clashes(root: Path = PACKAGE) -> list[Fault]:
    """Name every word that two catalogues say differently: readers meet only one of them; give it a context."""
    found: list[Fault] = []
    for language in LANGUAGES:
        said: dict[tuple[str, str | None], tuple[Path, list[str]]] = {}
        for home in homes(root):
            path = catalogue_path(home, language, root)
            for entry in _entries(_read(path, language)):
                first, words = said.setdefault((_source(entry), entry.context), (path, _said(entry)))
                if words and _said(entry) and words != _said(entry):
                    where = first.relative_to(root).parts[0]
                    found.append(Fault(path, _source(entry), f"{_said(entry)[0]}, but {words[0]} in {where}"))
    return found


def _judge(entry: Message) -> str:
    """Return what is wrong with an entry, or nothing."""
    said = _said(entry)
    if not said:
        return "not translated"
    if entry.fuzzy:
        return "fuzzy"
    sources = set(entry.id) if isinstance(entry.id, tuple) else {entry.id}
    if any(text in sources for text in said):
        return "equal to its source"
    if not all(_CHINESE.search(text) for text in said):
        return "without a Chinese character"
    needed, given = _facts(_source(entry)), set.union(*(_facts(text) for text in said))
    return f"facts differ ({', '.join(sorted(needed ^ given))})" if needed != given else ""


def _facts(text: str) -> set[str]:
    return set(_NAMED_PERCENT.findall(text)) | set(_BRACED.findall(text))


def _source(message: Message) -> str:
    return str(message.id[-1] if isinstance(message.id, tuple) else message.id)


def _said(message: Message) -> list[str]:
    strings = message.string if isinstance(message.string, list | tuple) else [message.string]
    return [text for text in strings if text] if all(strings) else []


def _fitting(message: Message, before: Message) -> str | list[str] | tuple[str, ...]:
    """Keep a translation when an entry gains or loses its plural."""
    said = _said(before)
    if isinstance(message.id, tuple):
        return (said[0],) if said else ("",)
    return said[0] if said else ""


def _entries(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _read(path: Path, language: str) -> Catalog:
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as source:
        return read_po(source, locale=language, ignore_obsolete=True)


def _text(catalogue: Catalog) -> bytes:
    """Write entries in the order of their source without dates or line numbers, so that two writers rarely collide."""
    buffer = BytesIO()
    write_po(buffer, catalogue, width=110, no_location=True, sort_output=True)
    text = _VOLATILE.sub(b"", buffer.getvalue())
    return text[text.index(b'msgid ""') :]


def _strings(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    """Yield ``(identity, context)`` of the marked strings of one file."""
    if path.suffix == ".py" and "migrations" not in path.parts:
        source = path.read_bytes()
    elif path.suffix in TEMPLATE_ENDINGS and "templates" in path.parts:
        words = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        # What is not a word is blanked out by Django; without indentation the rest reads as Python.
        source = "\n".join(line.lstrip() for line in words.splitlines()).encode()
    else:
        return
    for _, identity, _, context in extract("python", BytesIO(source), keywords=KEYWORDS):
        yield identity, context
