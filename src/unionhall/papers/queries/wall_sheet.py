"""The wall sheet of a notice: one PDF to print and hang, with the QR of its page."""

from unionhall.base import typesetting
from unionhall.base.qr import qr_svg
from unionhall.papers.models import Notice
from unionhall.papers.queries.notices import entries_of, notice_url
from unionhall.papers.rules.blocks import Block, Column, all_text
from unionhall.papers.rules.chinese import chinese_day
from unionhall.papers.rules.kinds import PLAIN
from unionhall.papers.rules.notices import SHOWN_KEYS, masked_name
from unionhall.papers.rules.typst_source import QR_NAME, paper_source

_TITLES = {"name": ("姓名", 3), "employer": ("单位", 6), "post": ("部门及职务", 5), "deeds": ("主要情况", 8)}


def wall_sheet(notice: Notice) -> bytes:
    """Return the PDF; columns that nobody fills are left out."""
    entries = [dict(line.shown) for line in entries_of(notice)]
    if notice.masked:
        entries = [row | {"name": masked_name(str(row["name"]))} for row in entries]
    keys = [key for key in SHOWN_KEYS if any(row.get(key) for row in entries)]
    columns = tuple(
        Column(_TITLES[key][0], width=_TITLES[key][1], align="left" if key == "deeds" else "center") for key in keys
    )
    rows = tuple((str(number), *(str(row.get(key, "")) for key in keys)) for number, row in enumerate(entries, start=1))
    span = f"{chinese_day(notice.start_on)}至{chinese_day(notice.ends_on)}（{notice.working_days}个工作日）"
    blocks = [
        Block("title", "公　示"),
        Block("subtitle", notice.title),
        Block("paragraph", notice.body),
        Block("table", columns=columns, numbered=True, cells=rows),
        Block("paragraph", f"公示时间：{span}。"),
        Block("paragraph", f"公示期间如有异议，请向受理单位反映，反映人信息予以保密。受理方式：{notice.contact}。"),
        Block("signature", notice.organisation.name, right=chinese_day(notice.start_on)),
    ]
    typesetting.check_characters(all_text(blocks))
    source = paper_source(blocks, layout=PLAIN, title=notice.title, qr_words="扫码查看公示\n核对内容")
    return typesetting.pdf_of(source, pictures={QR_NAME: qr_svg(notice_url(notice.token)).encode()})
