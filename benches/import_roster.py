"""A roster of 100 000 rows and 18 columns, from the xlsx file to members: uploaded, judged, staged, committed.

The contestant does the same work the usual way: openpyxl in read-only mode, plain Python checks with cached parsers,
``bulk_create`` in batches of 2 000, the same tables, constraints, sealed fields and transactions. Both databases must
hold the same rows at the end, down to the reasons of every refused row.
"""

import hashlib
import io
import json
import os
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

import frame

NAME = "import"
SUMMARY = "a roster of 100 000 rows and 18 columns, xlsx to validated members, beside openpyxl and bulk_create"
ROWS = 100_000
ROUNDS = 3
SEED = 20261122
NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
UNION = "BENCH-U"

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红娥玲芬燕彩春菊兰凤洁梅琳素云莲真环雪荣爱妹香月莺媛艳瑞凡佳"
)
_HEADINGS = (
    "序号", "姓名", "性别", "民族", "出生\n年月", "身份证号码", "联系电话", "户籍所在地", "文化程度", "政治面貌",
    "技术等级", "参加工\n作时间", "入会\n时间", "所在工会小组", "岗位", "用工形式", "月基本工资(元)", "备注",
)  # fmt: skip
_REGIONS = ("210702", "210703", "210727", "210782", "211382")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_WORDS: dict[str, tuple[str, ...]] = {
    "ethnicity": ("汉", "汉族", "满族", "锡伯族", "回"),
    "home": ("", "北镇市", "辽宁义县", "辽宁省锦州市义县"),
    "education": ("大学本科", "本科", "大专", "中专", "高中", "初中"),
    "party": ("群众", "群众", "共青团员", "中共党员", "党员"),
    "skill": ("", "初级工", "中级工", "高级工", "技师"),
    "job": ("装配", "质检", "焊工", "司机", "车工"),
    "form": ("合同制", "固定期限", "派遣", "劳务派遣"),
}


def _people(rows: int) -> Iterator[list[Any]]:
    """Yield invented rows: one in a hundred with a wrong check digit, one in two hundred twice, and other faults."""
    draw = random.Random(SEED)
    before = ""
    for place in range(rows):
        year, month, born = draw.randint(1962, 2005), draw.randint(1, 12), draw.randint(1, 28)
        body = f"{draw.choice(_REGIONS)}{year}{month:02d}{born:02d}{place % 1000:03d}"
        last = "10X98765432"[sum(int(d) * w for d, w in zip(body, _WEIGHTS, strict=True)) % 11]
        fault = draw.random()
        if fault < 0.01:
            last = "0" if last != "0" else "1"
        number: str | float = before if before and fault > 0.995 else body + last
        sex = "男" if int(body[16]) % 2 else "女"
        if 0.01 <= fault < 0.015:
            sex = "女" if sex == "男" else "男"
        phone: str | float = f"1{draw.choice('35789')}{draw.randrange(10**9):09d}"
        if 0.015 <= fault < 0.02:
            phone = f"{phone[:3]}-{phone[3:7]}-{phone[7:]}"
        joined = f"{draw.randint(2008, 2025)}-{draw.randint(1, 12):02d}"
        if 0.02 <= fault < 0.03:
            joined = joined.replace("-", ".")
        wage: str | float = draw.randint(2400, 9900)
        if 0.03 <= fault < 0.035:
            wage = f"{wage:,}元"
        word = {name: draw.choice(words) for name, words in _WORDS.items()}
        name = draw.choice(_SURNAMES) + "".join(draw.choices(_GIVEN, k=draw.choice((1, 2, 2, 2))))
        before = str(number) if isinstance(number, str) and fault > 0.05 else before
        yield [
            place + 1, name, sex, word["ethnicity"], f"{year}.{month:02d}", number, phone, word["home"],
            word["education"], word["party"], word["skill"], f"{year + 20}.7", joined, f"{place // 25 % 400 + 1}组",
            word["job"], word["form"], wage, "",
        ]  # fmt: skip


def build(path: Path, rows: int) -> None:
    """Write the workbook."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("会员名册")
    sheet.write_row(0, 0, _HEADINGS)
    for place, row in enumerate(_people(rows), start=1):
        sheet.write_row(place, 0, row)
    book.close()


def _django(home: str) -> None:
    os.environ["UNIONHALL_HOME"] = home
    os.environ["DJANGO_SETTINGS_MODULE"] = "unionhall.config.settings"
    import django  # noqa: PLC0415 - the home must be named first

    django.setup()


def prepare_home(home: str) -> None:
    """Make a migrated home with one union (run in a process of its own)."""
    _django(home)
    from django.core.management import call_command  # noqa: PLC0415

    from unionhall.base.crypto import ring  # noqa: PLC0415
    from unionhall.kernel.actors import system_actor  # noqa: PLC0415
    from unionhall.registry.actions.found_organisations import found_organisations  # noqa: PLC0415
    from unionhall.registry.rules import kinds  # noqa: PLC0415
    from unionhall.registry.rules.rows import NewOrganisation  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    rows = [
        NewOrganisation(code="BENCH-C", name="某县总工会", kind=kinds.COUNTY_FEDERATION),
        NewOrganisation(code=UNION, name="某厂工会", kind=kinds.SINGLE_UNION, parent_code="BENCH-C"),
    ]
    found_organisations(actor=system_actor("bench"), parent_code="", rows=rows, now=NOW)
    ring()  # both contestants seal under the same keys


def _fresh(template: str, home: str) -> None:
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(template, home)
    _django(home)


def _answer() -> dict[str, Any]:
    from unionhall.registry.models import ImportRow, MembershipSpell, Person  # noqa: PLC0415

    staged, people, spells = (model.objects.count() for model in (ImportRow, Person, MembershipSpell))
    return {"rows": staged, "checksum": f"{staged}/{people}/{spells}", "members": spells}


def house(template: str, home: str, book: str) -> Callable[[], dict[str, Any]]:
    """Ours: what the pages and jobs do, slice by slice as the job does it."""
    _fresh(template, home)
    from unionhall.kernel.actors import system_actor  # noqa: PLC0415
    from unionhall.registry.actions.commit_batch import commit_batch  # noqa: PLC0415
    from unionhall.registry.actions.lay_rows import SLICE, lay_rows  # noqa: PLC0415
    from unionhall.registry.actions.stage_roster import stage_roster  # noqa: PLC0415
    from unionhall.registry.actions.upload_roster import upload_roster  # noqa: PLC0415
    from unionhall.registry.queries.rosters import read_uploaded  # noqa: PLC0415

    actor = system_actor("bench")

    def work() -> dict[str, Any]:
        content = Path(book).read_bytes()
        batch = upload_roster(actor=actor, union_code=UNION, content=content, file_name="b.xlsx", now=NOW)
        roster = read_uploaded(actor, batch)
        for start in roster.slices(SLICE):
            lay_rows(actor=actor, batch_id=batch, roster=roster, start=start)
        stage_roster(actor=actor, batch_id=batch, laid=roster, now=NOW)
        commit_batch(actor=actor, batch_id=batch, wave=1, now=NOW)
        return _answer()

    return work


def usual(template: str, home: str, book: str) -> Callable[[], dict[str, Any]]:
    """Theirs: openpyxl, plain Python, bulk_create; see ``import_roster_usual``."""
    _fresh(template, home)
    import import_roster_usual  # noqa: PLC0415

    def work() -> dict[str, Any]:
        import_roster_usual.import_book(io.BytesIO(Path(book).read_bytes()), union_code=UNION, now=NOW)
        return _answer()

    return work


_ROWS = (
    "SELECT row, verdict, reasons, wave, outcome, name, name_index, id_type, {id_index}, id_tail, {phone_index},"
    " phone_tail, sex, birth_on, ethnicity, political_status, education, household_region, group_name, member_number,"
    " job_title, employment_form, skill_level, worked_since, joined_on, dues_base_fen, note"
    " FROM registry_importrow ORDER BY row"
)
_PEOPLE = (
    "SELECT name, name_index, id_type, length(id_number), {id_index}, id_tail, length(phone), {phone_index},"
    " phone_tail, sex, birth_on, ethnicity, political_status, education, household_region, version"
    " FROM registry_person ORDER BY id"
)
_SPELLS = (
    "SELECT p.id_tail, p.name, s.scope_path, s.group_name, s.status, s.joined_on, s.from_on, s.to_on, s.member_number,"
    " s.job_title, s.employment_form, s.skill_level, s.worked_since, s.dues_base_fen, s.note, s.confirmed_at,"
    " s.batch_id, s.version FROM registry_membershipspell s JOIN registry_person p ON p.id = s.person_id ORDER BY s.id"
)


def _digest(home: str, *, keyed: bool) -> str:
    """Hash everything that an import wrote, sealed values by their length and blind index.

    Blind indexes depend on the installation's key; without ``keyed`` they are left out, so that the checksum is the
    same on every machine.
    """
    digest = hashlib.sha256()
    shown = {name: f"hex({name})" if keyed else f"length({name})" for name in ("id_index", "phone_index")}
    with closing(sqlite3.connect(str(Path(home) / "unionhall.sqlite3"))) as database:
        for statement in (_ROWS, _PEOPLE, _SPELLS):
            for row in database.execute(statement.format(**shown)):
                digest.update(json.dumps(row, ensure_ascii=False).encode())
    return digest.hexdigest()


def run(rows: int | None) -> dict[str, Any]:
    """Measure both on the same workbook and compare what they wrote."""
    count = rows or ROWS
    with tempfile.TemporaryDirectory(prefix="unionhall-bench-") as folder:
        template, mine, theirs, book = (str(Path(folder) / name) for name in ("template", "mine", "theirs", "b.xlsx"))
        build(Path(book), count)
        code = f"import import_roster; import_roster.prepare_home({template!r})"
        paths = os.pathsep.join((str(frame.FOLDER), str(frame.ROOT / "src")))
        subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": paths}, check=True)
        arguments = {"template": template, "book": book}
        frame.measure(house, {**arguments, "home": mine}, rounds=1, warm=0)  # fills the disk's cache
        ours, theirs_way = [], []
        for _ in range(ROUNDS):  # in turn, so that each ratio is of one moment of the machine
            ours.append(frame.measure(house, {**arguments, "home": mine}, rounds=1, warm=0))
            theirs_way.append(frame.measure(usual, {**arguments, "home": theirs}, rounds=1, warm=0))
            if _digest(mine, keyed=True) != _digest(theirs, keyed=True):
                raise SystemExit("import: the two ways did not write the same rows")
        checksum = _digest(mine, keyed=False)
    together = frame.Measured(
        rows=ours[0].rows,
        checksum=checksum,
        seconds=[one.seconds[0] for one in ours],
        process_seconds=[one.process_seconds[0] for one in ours],
        peak_mib=max(one.peak_mib for one in ours),
        more=ours[0].more,
    )
    ratios = [slow.seconds[0] / fast.seconds[0] for fast, slow in zip(ours, theirs_way, strict=True)]
    return frame.result(
        NAME,
        together,
        usual_seconds=[round(one.seconds[0], 2) for one in theirs_way],
        times_faster={"min": round(min(ratios), 2), "median": round(statistics.median(ratios), 2)},
        usual_peak_mib=round(max(one.peak_mib for one in theirs_way), 1),
    )
