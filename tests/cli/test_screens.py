"""Which pictures are taken, and that a small picture is a true one."""

import struct
import zlib

import pytest

from unionhall.cli.palette import SIGNATURE, palette_png
from unionhall.cli.screens import PAGES, pictures


def test_every_page_stands_in_both_languages_and_readme_finds_its_two():
    names = {picture.file_name for picture in pictures()}
    assert {"dashboard-en-light-1280.png", "dashboard-zh-light-1280.png"} <= names
    assert {picture.page for picture in pictures() if picture.language == "zh"} == set(PAGES)
    assert len(pictures(everything=True)) == len(PAGES) * 8
    assert {picture.page.name for picture in pictures(names=frozenset({"list"}))} == {"list"}


def test_a_palette_picture_holds_its_pixels():
    content = palette_png(2, 1, [0x000000, 0xA3161F], b"\x00\x01")
    assert content.startswith(SIGNATURE)
    assert struct.unpack(">II", content[16:24]) == (2, 1)
    start = content.index(b"IDAT") + 4
    assert zlib.decompressobj().decompress(content[start:])[:3] == b"\x00\x00\x01"


def test_pixels_must_fill_the_picture():
    with pytest.raises(ValueError, match="fill"):
        palette_png(2, 2, [0], b"\x00")
