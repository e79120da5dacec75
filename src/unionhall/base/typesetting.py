"""Typesetting: Typst source → PDF, with the two fonts that lie beside this file, and what those fonts can print.

The fonts are subsets of Noto Serif SC and Noto Sans SC (SIL Open Font License, ``fonts/OFL.txt``): the 8 105 general
characters, GB 2312 and every character of the names in our data. A character outside ``fonts/coverage.txt`` is refused
by name, so that no paper ever carries an empty box.
"""

import tempfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import typst

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

SERIF = "Noto Serif SC"
SANS = "Noto Sans SC"
_FOLDER = Path(__file__).resolve().parent / "fonts"
_UNSEEN = frozenset("\n\t\u200b\ufeff")  # they have no shape
_MOST_SHOWN = 12


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_FOLDER)])


@lru_cache(maxsize=1)
def _coverage() -> frozenset[str]:
    covered: set[str] = set()
    for span in (_FOLDER / "coverage.txt").read_text(encoding="ascii").split():
        first, _, last = span.partition("-")
        covered.update(chr(code) for code in range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(covered)


def missing_characters(text: str) -> list[str]:
    """Return the characters that the fonts lack, each once, in the order of the text.

    >>> missing_characters("工会 𠮷")
    ['𠮷']
    """
    covered = _coverage()
    return [letter for letter in dict.fromkeys(text) if letter not in covered and letter not in _UNSEEN]


def named(letters: list[str]) -> str:
    """Return characters with their code points, as a person can look them up.

    >>> named(["𠮷"])
    '𠮷 (U+20BB7)'
    """
    return ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in letters[:_MOST_SHOWN])


def check_characters(text: str) -> None:
    """Refuse a text that cannot be printed whole."""
    missing = missing_characters(text)
    if missing:
        raise Refused(
            "base.no_glyph",
            N_("The font has no shape for {characters}. Write them in another way, or take the paper from Word."),
            characters=named(missing),
        )


def pdf_of(source: str, *, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """Return the PDF of a Typst source; ``pictures`` are files that it names. The same source gives the same bytes."""
    with tempfile.TemporaryDirectory(prefix="typeset-") as folder:
        made = _compiler(Path(folder), source, pictures or {}).compile(format="pdf", timestamp=0)
    assert isinstance(made, bytes)
    return made


def png_of(source: str, *, pictures: Mapping[str, bytes] | None = None, ppi: float = 80) -> list[bytes]:
    """Return the pages of a Typst source as pictures."""
    with tempfile.TemporaryDirectory(prefix="typeset-") as folder:
        made = _compiler(Path(folder), source, pictures or {}).compile(format="png", ppi=ppi)
    assert made is not None
    return made if isinstance(made, list) else [made]


def _compiler(folder: Path, source: str, pictures: Mapping[str, bytes]) -> typst.Compiler:
    """Return a compiler that sees this folder and our fonts, and nothing else of the machine."""
    (folder / "paper.typ").write_text(source, encoding="utf-8")
    for name, content in pictures.items():
        assert "/" not in name, "a picture lies beside its paper"
        (folder / name).write_bytes(content)
    return typst.Compiler(str(folder / "paper.typ"), root=str(folder), font_paths=_fonts())
