"""The finder finds: a planted name, id, code or count in every dress; so an empty finding means something."""

import base64
import gzip
import io
import json
import zipfile
from urllib.parse import quote

import pytest
import xlsxwriter

from stories.needles import Needles, found_in

NEEDLES = Needles(frozenset({"西岭", "xiling", "xlwest"}), frozenset({"7000123", "1373", "220104********0016"}))


def workbook(value: object) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.add_worksheet("页").write(0, 0, value)
    book.close()
    return target.getvalue()


def archive(content: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.txt", content)
    return target.getvalue()


PLANTED = {
    "plain": "<td>西岭一厂</td>".encode(),
    "pinyin in capitals": b"XiLing",
    "code": b'href="/registry/organisations/XLWEST-U1/"',
    "id in an address": b"/registry/members/7000123/",
    "id in a number with groups": "共 7,000,123 人".encode(),
    "count": b"<b>1373</b>",
    "count with a narrow blank": "1\u202f373".encode(),
    "mask": b"220104********0016",
    "json": json.dumps({"name": "西岭"}).encode(),
    "html entities": b"&#35199;&#23725;",
    "address": ("Location: /x?q=" + quote("西岭")).encode(),
    "address in an attribute": ("?next=" + quote(quote("西岭"))).encode(),
    "cursor": base64.urlsafe_b64encode(json.dumps(["v", "x", 7000123]).encode()),
    "cursor with a name": base64.urlsafe_b64encode(json.dumps(["v", "西岭厂", 1]).encode()),
    "gzip": gzip.compress("西岭".encode()),
    "xlsx": workbook("西岭一厂"),
    "xlsx number": workbook(7000123),
    "zip in gzip": gzip.compress(archive(b"1373")),
    "name in a zip": archive(b"x").replace(b"a.txt", b"a.txt") + b"",
    "gb18030": "西岭".encode("gb18030"),
    "utf-16": "西岭".encode("utf-16"),
}
PLANTED["name in a zip"] = archive(b"XLWEST")


@pytest.mark.parametrize("dress", PLANTED)
def test_a_planted_leak_is_found(dress):
    assert found_in(PLANTED[dress], NEEDLES), dress


@pytest.mark.parametrize(
    "innocent", [b"", b"17000123 13730 x1373y", "东屯 dongtun".encode(), workbook("东屯"), b"9f1373ab"]
)
def test_nothing_is_found_where_nothing_is(innocent):
    assert not found_in(innocent, NEEDLES)


def test_what_the_reader_typed_may_be_repeated_and_nothing_else():
    left = NEEDLES.without("q=%E8%A5%BF%E5%B2%AD&after=7000123")
    assert not found_in("没有“西岭” 7000123".encode(), left)
    assert found_in("没有“西岭” xlwest".encode(), left)
