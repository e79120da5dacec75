"""Numbers in the set-wise path: age limits on the day, repeats, other papers."""

from registry.rosters import as_xlsx, id_number, person, read


def test_the_sixteenth_birthday_counts() -> None:
    rows = [
        person(0, 身份证号码=id_number(0, born="20101122"), 出生年月=""),
        person(1, 身份证号码=id_number(1, born="20101123"), 出生年月=""),
    ]
    assert [row["verdict"] for row in read(as_xlsx(rows))] == ["ok", "refuse"]


def test_the_old_number_of_a_person_repeats_the_new_one() -> None:
    new = id_number(0)
    old = new[:6] + new[8:17]
    rows = read(as_xlsx([person(0), person(1, 身份证号码=old, 性别="", 出生年月="")]))
    assert rows[1]["reasons"][:2] == ["old_15", "dup_in_file"]


def test_a_named_paper_is_looked_at() -> None:
    headings = ("姓名", "证件类型", "证件号码", "联系电话", "入会时间", "出生年月")
    base = {"姓名": "王一", "入会时间": "2019-06", "出生年月": "1990-01-01"}
    rows = [
        base | {"证件类型": "台胞证", "证件号码": "12345678", "联系电话": "13900000001"},
        base | {"证件类型": "护照", "证件号码": id_number(1), "联系电话": "13900000002"},
        base | {"证件类型": "身份证", "证件号码": "12345678", "联系电话": "13900000003"},
    ]
    found = read(as_xlsx(rows, headings=headings))
    assert [row["verdict"] for row in found] == ["warn", "warn", "refuse"]
    assert "needs_review" in found[0]["reasons"]
    assert "id_type_mismatch" in found[1]["reasons"]
