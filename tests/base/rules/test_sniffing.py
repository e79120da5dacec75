"""Kinds of files by their bytes."""

import io
import zipfile

import pytest

from unionhall.base.rules import sniffing
from unionhall.base.rules.sniffing import sniff


def _zip(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", sniffing.PDF),
        (b"\x89PNG\r\n\x1a\n....", sniffing.PNG),
        (b"\xff\xd8\xff\xe0", sniffing.JPEG),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", sniffing.WEBP),
        (_zip("[Content_Types].xml", "xl/workbook.xml"), sniffing.XLSX),
        (_zip("[Content_Types].xml", "word/document.xml"), sniffing.DOCX),
        (_zip("a.txt"), sniffing.ZIP),
        (_zip("[Content_Types].xml", "ppt/presentation.xml"), None),
        (OLE + "Workbook".encode("utf-16-le"), sniffing.XLS),
        (OLE + "WordDocument".encode("utf-16-le"), None),
        ("\ufeff姓名,工号\n".encode(), sniffing.CSV),
        ("姓名\t工号\n".encode("gb18030"), sniffing.CSV),
        ("姓名,工号".encode("utf-16"), sniffing.CSV),
        ("一句话。".encode(), sniffing.PLAIN),
        (b"PK\x03\x04broken", None),
        (b"\x7fELF\x02\x01\x01\x00", None),
        (b"MZ\x90\x00", None),
        (b"GIF89a\x01\x00", None),
        (b"\x00" * 64, None),
        (b"\xff\xff\xff", None),
    ],
)
def test_kinds(content, kind):
    assert sniff(content) == kind


def test_a_workbook_with_macros_is_not_taken():
    assert sniff(_zip("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin")) is None
