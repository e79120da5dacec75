"""Finds what belongs to others in the bytes of an answer, however it is written or packed."""

import base64
import binascii
import gzip
import html
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote_plus

import pypdfium2

WORD = re.compile(r"[0-9a-z]+(?:\*+[0-9a-z]+)?")
GROUPED = re.compile(r"(?<=\d)[,\u00a0\u202f\u2009 ](?=\d{3}(?!\d))")
ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
MARKED_UP = (".xml", ".vml", ".rels")
INDEX = re.compile(rb'<c [^>]*t="s"[^>]*><v>\d+</v>')
TAG = re.compile(rb"<[^>]*>")
PACKED = re.compile(r"[A-Za-z0-9_-]{16,}")


@dataclass(frozen=True, slots=True)
class Needles:
    """What must not be found: ``parts`` anywhere in the text, ``words`` as whole words (numbers, codes, masks)."""

    parts: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()

    def __or__(self, other: "Needles") -> "Needles":
        return Needles(self.parts | other.parts, self.words | other.words)

    def without(self, typed: str) -> "Needles":
        """Leave out what the reader typed: a page may say which search found nothing."""
        typed = unquote_plus(typed).lower()
        said = set(WORD.findall(typed))
        return Needles(frozenset(part for part in self.parts if part not in typed), self.words - said)


@dataclass(slots=True)
class Gathering:
    """Needles while the twins are built."""

    parts: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

    def add_words(self, values: Iterable[object]) -> None:
        self.words.update(str(value).lower() for value in values if value not in (None, ""))

    def needles(self) -> Needles:
        return Needles(frozenset(part.lower() for part in self.parts), frozenset(self.words))


def found_in(content: bytes, needles: Needles) -> set[str]:
    """Return the needles that stand in ``content``, in any of its readings."""
    found: set[str] = set()
    for text in readings(content):
        found.update(part for part in needles.parts if part in text)
        found.update(needles.words.intersection(WORD.findall(text)))
        ungrouped = GROUPED.sub("", text)
        if ungrouped != text:
            found.update(needles.words.intersection(WORD.findall(ungrouped)))
    return found


def readings(content: bytes) -> Iterator[str]:
    """Yield the content as text: as it is, unescaped from JSON, HTML and addresses, unpacked."""
    for plain in _unpacked(content):
        text = plain.decode("utf-8", "replace")
        if plain[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            text = plain.decode("utf-16", "replace")
        written = {text, ESCAPED.sub(lambda hit: chr(int(hit[1], 16)), text), html.unescape(text)}
        written |= {unquote_plus(one) for one in written}
        written |= {unquote_plus(one) for one in written}
        chinese = plain.decode("gb18030", "replace") if "\ufffd" in text else ""
        yield from (one.lower() for one in written if one)
        if chinese:
            yield chinese.lower()
        yield from (inner.lower() for inner in _inner(text))


def _unpacked(content: bytes, depth: int = 0) -> Iterator[bytes]:
    if depth < 3 and content[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                # Of a workbook's pages what stands in cells counts, not the numbers of styles, rows and shared texts.
                inner = archive.read(name)
                yield from _unpacked(
                    TAG.sub(b" ", INDEX.sub(b" ", inner)) if name.endswith(MARKED_UP) else inner, depth + 1
                )
    elif depth < 3 and content[:2] == b"\x1f\x8b":
        yield from _unpacked(gzip.decompress(content), depth + 1)
    elif content[:5] == b"%PDF-":
        yield from _printed(content)
    else:
        yield content


def _printed(content: bytes) -> Iterator[bytes]:
    """Yield what stands on the pages of a PDF, not its packed streams."""
    with pypdfium2.PdfDocument(content) as document:
        for page in document:
            yield page.get_textpage().get_text_range().encode()
        yield json.dumps(document.get_metadata_dict()).encode()


def _inner(text: str) -> Iterator[str]:
    """Yield what base64 words, like the cursors of lists, hold."""
    for word in set(PACKED.findall(text)):
        try:
            inner = base64.urlsafe_b64decode(word + "=" * (-len(word) % 4)).decode()
        except (binascii.Error, ValueError):
            continue
        if inner.isprintable():
            yield ESCAPED.sub(lambda hit: chr(int(hit[1], 16)), inner)
