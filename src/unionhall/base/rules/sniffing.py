"""What kind of file these bytes are; the name and what a browser claims are never believed."""

import re
import zipfile
from io import BytesIO

PDF = "application/pdf"
PNG = "image/png"
JPEG = "image/jpeg"
WEBP = "image/webp"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ZIP = "application/zip"
XLS = "application/vnd.ms-excel"
CSV = "text/csv"
PLAIN = "text/plain"

_MAGIC = ((b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG))
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_XLS_STREAMS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_MOST_MEMBERS = 20000


def sniff(content: bytes) -> str | None:
    """Return the media type, or ``None`` for anything that we do not take.

    >>> sniff(b"%PDF-1.7 ..."), sniff("姓名,工号".encode("gb18030")), sniff(b"MZ\\x90\\x00")
    ('application/pdf', 'text/csv', None)
    """
    for magic, media_type in _MAGIC:
        if content.startswith(magic):
            return media_type
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return WEBP
    if content.startswith(b"PK\x03\x04"):
        return _of_zip(content)
    if content.startswith(_OLE):
        return XLS if any(stream in content for stream in _XLS_STREAMS) else None
    return _of_text(content)


def _of_zip(content: bytes) -> str | None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = [info.filename for info in archive.infolist()[:_MOST_MEMBERS]]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return None
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return None  # macros
    if "xl/workbook.xml" in names:
        return XLSX
    if "word/document.xml" in names:
        return DOCX
    if "[Content_Types].xml" in names:
        return None  # another Office format
    return ZIP


def _of_text(content: bytes) -> str | None:
    """Take UTF-8 (with or without mark), UTF-16 with mark and GB18030 without control characters."""
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    for attempt in (encoding, "gb18030"):
        try:
            text = content.decode(attempt)
        except UnicodeDecodeError:
            continue
        if _CONTROL.search(text):
            return None
        first = next((line for line in text.splitlines() if line.strip()), "")
        return CSV if any(mark in first for mark in (",", "\t", ";", "，")) else PLAIN
    return None
