"""Invented rosters for tests: well-made numbers, and a few faults on purpose."""

import csv
import io
from datetime import date

from unionhall.kernel.identity import check_char

HEADINGS = ("序号", "姓名", "性别", "民族", "出生年月", "身份证号码", "联系电话", "入会时间", "工会小组", "备注")
AS_OF = date(2026, 11, 22)


def id_number(serial: int, *, born: str = "19900101", region: str = "210782") -> str:
    """Return a well-made number; the serial spreads over days and sequence numbers."""
    day = f"{int(born[:4]) + serial // 900 % 10}{born[4:]}"
    body = f"{region}{day}{serial % 900 + 1:03d}"
    return body + check_char(body)


def person(serial: int, **changes: object) -> dict[str, object]:
    """Return one row by heading; ``changes`` replace cells."""
    number = id_number(serial)
    row: dict[str, object] = {
        "序号": serial,
        "姓名": "王" + "一二三四五六七八九十"[serial % 10] + "甲乙丙丁戊己庚辛壬癸"[serial // 10 % 10],
        "性别": "男" if int(number[16]) % 2 else "女",
        "民族": "汉族",
        "出生年月": f"{number[6:10]}-{number[10:12]}",
        "身份证号码": number,
        "联系电话": f"139{serial:08d}",
        "入会时间": "2019-06",
        "工会小组": "一组",
        "备注": "",
    }
    return row | changes


def as_csv(rows: list[dict[str, object]], *, encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    """Write rows under the usual headings."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(HEADINGS)
    writer.writerows([[row.get(heading, "") for heading in HEADINGS] for row in rows])
    return text.getvalue().encode(encoding)
