"""Whole rosters of many kinds: headers anywhere, other formats, rows that are nobody's, faults of every sort."""

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.rosters import AS_OF, HEADINGS, as_csv, as_xlsx, id_number, person, read
from unionhall.kernel.errors import Refused
from unionhall.registry.rules.roster.reading import as_document, read_roster

PEOPLE = [person(serial) for serial in range(12)]


def verdicts(rows: list[dict[str, object]]) -> list[str]:
    return [str(row["verdict"]) for row in rows]


def one(**changes: object) -> dict[str, object]:
    """Judge one changed row among plain ones."""
    return read(as_xlsx([person(0), person(1, **changes)]))[1]


def test_a_plain_roster_is_ok_and_masked() -> None:
    rows = read(as_xlsx(PEOPLE))
    assert verdicts(rows) == ["ok"] * 12
    assert rows[0]["row"] == 2
    assert rows[0]["values"]["joined_month"] == "2019-06"
    assert str(PEOPLE[0]["身份证号码"]) not in str(rows)
    assert str(PEOPLE[0]["联系电话"]) not in str(rows)


@pytest.mark.parametrize("lines", [0, 1, 2, 7, 30])
def test_the_header_stands_in_any_row(lines: int) -> None:
    above = tuple((f"某厂工会会员名册 第{line}行", "", "填表日期:2026年10月") for line in range(lines))
    roster = read_roster(as_xlsx(PEOPLE, above=above), as_of=AS_OF)
    assert roster.layout.header_row == lines + 1
    assert roster.judged.counts() == {"ok": 12, "warn": 0, "refuse": 0}


def test_columns_in_any_order_with_strange_headings_and_a_hundred_more() -> None:
    chance = random.Random(7)
    renamed = {
        "姓名": "会 员\n姓　名",
        "身份证号码": "＊公民身份号码（18位）",
        "联系电话": "手机号码:",
        "入会时间": "加入\n工会时间",
    }
    rows = [
        {renamed.get(key, key): value for key, value in row.items()} | {"配偶姓名": "钱某", "紧急联系电话": "x"}
        for row in PEOPLE
    ]
    extra = tuple(f"附加{number}" for number in range(100))
    headings = [renamed.get(heading, heading) for heading in HEADINGS] + ["配偶姓名", "紧急联系电话", *extra]
    chance.shuffle(headings)
    found = read(as_xlsx(rows, headings=tuple(headings)))
    assert verdicts(found) == ["ok"] * 12
    assert [row["values"]["name"] for row in found] == [row["姓名"] for row in PEOPLE]


def test_two_rows_of_headings_with_merged_cells() -> None:
    top = ("序号", "基本信息", "", "", "", "", "联系方式", "工会", "", "备注")
    below = ("", "姓名", "性别", "民族", "出生年月", "身份证号码", "手机", "入会时间", "工会小组", "")
    content = as_xlsx(PEOPLE, headings=HEADINGS, above=())
    assert verdicts(read(content)) == ["ok"] * 12
    renamed = [
        {name: row[heading] for name, heading in zip(("a", *below[1:9], "i"), HEADINGS, strict=True)} for row in PEOPLE
    ]
    sheet = as_xlsx(renamed, headings=("", *below[1:9], ""), above=(top,))
    roster = read_roster(sheet, as_of=AS_OF)
    assert roster.judged.counts()["ok"] == 12
    assert roster.layout.first_row == 3


def test_the_sheet_is_found_among_others() -> None:
    others = {
        "填表说明": [("1.身份证号请设置为文本格式", "姓名", "电话")],
        "示例": [HEADINGS, tuple(PEOPLE[0].values())],
        "通讯录": [("姓名", "电话", "性别"), *[("某某", "13900000000", "男")] * 40],
    }
    roster = read_roster(as_xlsx(PEOPLE, others=others), as_of=AS_OF)
    assert roster.sheet == "会员名册"
    assert "示例" in roster.others
    assert read_roster(as_xlsx(PEOPLE, others=others), as_of=AS_OF, sheet="示例").judged.frame.height == 1


def test_what_is_nobodys_row_is_left_out() -> None:
    between = {3: HEADINGS, 5: ("小计", "5人"), 7: ("", "", "", "", "", "", "", "", "", ""), 9: (9,)}
    below = (
        ("合计:12人   工会主席(签字):",),
        ("注：本表一式两份",),
        ("2026年10月31日",),
        ("填表人：", "某某", "审核人："),
    )
    rows = read(as_xlsx(PEOPLE, between=between, below=below))
    assert verdicts(rows) == ["ok"] * 12
    assert [row["row"] for row in rows][2:5] == [4, 6, 7]


def test_merged_groups_are_filled_down_and_sections_too() -> None:
    named = [person(serial, 工会小组=f"{serial // 4}组") for serial in range(12)]
    rows = read(as_xlsx(named, merge_groups=4))
    assert [row["values"]["group"] for row in rows] == [f"{serial // 4}组" for serial in range(12)]
    headings = tuple(heading for heading in HEADINGS if heading != "工会小组")
    rows = read(as_xlsx(PEOPLE, headings=headings, between={0: ("一车间小组（6人）",), 6: ("二车间小组",)}))
    assert [row["values"]["group"] for row in rows] == ["一车间小组"] * 6 + ["二车间小组"] * 6


def test_a_csv_that_lost_its_merged_cells_is_filled_down() -> None:
    sparse = [person(serial, 工会小组=f"{serial // 4}组" if serial % 4 == 0 else "") for serial in range(12)]
    rows = read(as_csv(sparse))
    assert [row["values"]["group"] for row in rows] == [f"{serial // 4}组" for serial in range(12)]
    assert "group_filled" in rows[1]["reasons"]


def test_hidden_rows_count_and_are_said() -> None:
    rows = read(as_xlsx(PEOPLE, hidden=(4,)))
    assert verdicts(rows) == ["ok"] * 12
    assert [row["row"] for row in rows if "hidden_row" in row["reasons"]] == [6]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_in_every_encoding_and_with_every_mark(encoding: str, delimiter: str) -> None:
    assert verdicts(read(as_csv(PEOPLE, encoding=encoding, delimiter=delimiter))) == ["ok"] * 12


@pytest.mark.parametrize(
    ("changes", "verdict", "code"),
    [
        ({"身份证号码": f" '{id_number(1)} "}, "ok", "id_tidied"),
        ({"身份证号码": f'="{id_number(1)}"'}, "ok", "id_tidied"),
        (
            {"身份证号码": id_number(1).translate(str.maketrans("0123456789X", "０１２３４５６７８９ｘ"))},
            "ok",
            "id_tidied",
        ),
        ({"身份证号码": int(id_number(1)[:17] + "0")}, "refuse", "numeric_id"),
        ({"身份证号码": "2.10782E+17"}, "refuse", "numeric_id"),
        ({"身份证号码": id_number(1)[:17]}, "refuse", "id_length"),
        ({"身份证号码": ""}, "refuse", "id_missing"),
        ({"身份证号码": "E12345678", "出生年月": "1990-01"}, "warn", "needs_review"),
        ({"身份证号码": id_number(0)}, "refuse", "dup_in_file"),
        ({"身份证号码": id_number(1, region="219999")}, "warn", "region_unknown"),
        ({"身份证号码": id_number(1, born="20120101"), "出生年月": ""}, "refuse", "under_16"),
        ({"身份证号码": id_number(1, born="20100101"), "出生年月": "2010-01"}, "ok", "young_worker"),
        ({"姓名": ""}, "refuse", "no_name"),
        ({"姓名": "姚  鑫强"}, "ok", "name_tidied"),
        ({"姓名": "阿依古丽•买买提"}, "ok", "name_tidied"),
        ({"姓名": "张三1"}, "warn", "name_odd"),
        ({"性别": "X"}, "ok", ""),
        ({"出生年月": "1985-03"}, "warn", "birth_mismatch"),
        ({"出生年月": "去年"}, "warn", "birth_unreadable"),
        ({"联系电话": 13900000001}, "ok", "phone_number"),
        ({"联系电话": "+86 139-0000-0001"}, "ok", "phone_tidied"),
        ({"联系电话": "1390000001"}, "refuse", "phone_short"),
        ({"联系电话": "0416-3822918"}, "warn", "phone_landline"),
        ({"联系电话": ""}, "warn", "phone_missing"),
        ({"联系电话": "13900000000"}, "warn", "phone_shared"),
        ({"入会时间": date(2019, 6, 1)}, "ok", ""),
        ({"入会时间": 43617}, "ok", "date_tidied"),
        ({"入会时间": "二〇一九年六月"}, "ok", "date_tidied"),
        ({"入会时间": 2019.6}, "ok", "date_tidied"),
        ({"入会时间": 2019.1}, "warn", "month_ambiguous"),
        ({"入会时间": "2019"}, "warn", "join_year_only"),
        ({"入会时间": "19.6"}, "warn", "join_short_year"),
        ({"入会时间": "2019.13"}, "refuse", "join_unreadable"),
        ({"入会时间": "2019-02-30"}, "refuse", "join_unreadable"),
        ({"入会时间": "2027-01"}, "refuse", "joined_in_future"),
        ({"入会时间": "1980-01"}, "warn", "joined_before_birth"),
        ({"入会时间": ""}, "warn", "join_missing"),
        ({"民族": "汗族"}, "warn", "ethnicity_unknown"),
        ({"民族": "汉"}, "ok", ""),
    ],
)
def test_faults_of_one_cell(changes: dict[str, object], verdict: str, code: str) -> None:
    row = one(**changes)
    assert row["verdict"] == verdict, row["reasons"]
    assert not code or code in row["reasons"]
    if verdict == "ok" and "入会时间" in changes:
        assert row["values"]["joined_month"] == "2019-06"


def test_a_repeated_row_says_nothing_about_the_first() -> None:
    rows = read(as_xlsx([person(0), person(0)]))
    assert verdicts(rows) == ["ok", "refuse"]


def test_the_sex_column_may_contradict() -> None:
    wrong = "女" if person(1)["性别"] == "男" else "男"
    assert one(性别=wrong)["reasons"] == ["sex_mismatch"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "registry.roster_empty"),
        (b"PK\x03\x04" + b"0" * 60, "registry.roster_broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "registry.roster_broken"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "registry.roster_locked"),
        (b"<html><table><tr><td>x</td></tr></table></html>", "registry.roster_web_page"),
        (b"just a line of text", "registry.roster_no_header"),
        (b"\xff\xfe\x00", "registry.roster_broken"),
        (as_csv([]), "registry.roster_nobody"),
        (as_xlsx([]), "registry.roster_nobody"),
        (as_xlsx([], headings=("甲", "乙")), "registry.roster_no_header"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(content: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_roster(content, as_of=AS_OF)
    assert refused.value.code == code


@given(st.binary(max_size=300))
@settings(max_examples=150, deadline=None)
def test_no_bytes_crash_it(content: bytes) -> None:
    for start in (b"", b"PK\x03\x04", "姓名,身份证号码,联系电话\n".encode()):
        try:
            as_document(read_roster(start + content, as_of=AS_OF))
        except Refused:
            continue


CELLS = st.one_of(
    st.text(max_size=24),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-(10**20), 10**20),
    st.none(),
    st.sampled_from(
        ["男", "1.39E+10", "2019年", "１９９０", "210782199001010028", "#N/A", "合计", "二〇一九年", "=1+1", "-"]
    ),
)


@given(st.lists(st.lists(CELLS, min_size=len(HEADINGS), max_size=len(HEADINGS)), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_no_cells_crash_it(rows: list[list[object]]) -> None:
    made = [
        {
            heading: str(cell) if isinstance(cell, int) and abs(cell) > 2**53 else cell
            for heading, cell in zip(HEADINGS, row, strict=True)
        }
        for row in rows
    ]
    try:
        for row in read(as_xlsx(made)):
            assert row["verdict"] in {"ok", "warn", "refuse"}
    except Refused:
        return
