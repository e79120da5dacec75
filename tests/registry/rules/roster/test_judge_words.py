"""Words, phones and wages of all rows at once."""

from registry.rosters import as_csv, as_xlsx, person, read


def test_unknown_words_stay_and_are_said() -> None:
    headings = ("姓名", "身份证号码", "联系电话", "入会时间", "文化程度", "政治面貌", "月基本工资", "备注")
    row = person(0) | {"文化程度": "自学", "政治面貌": "九三", "月基本工资": "4,500元", "备注": "长" * 300}
    found = read(as_xlsx([row], headings=headings))[0]
    assert found["values"]["education"] == "自学"
    assert found["values"]["dues_base_fen"] == 450_000
    assert len(str(found["values"]["note"])) == 200
    assert {"word_unknown", "political_unknown", "money_tidied", "too_long"} <= set(found["reasons"])


def test_a_nul_is_dropped() -> None:
    assert read(as_csv([person(0), person(1, 备注="x")]))[1]["values"]["note"] == "x"


def test_repeats_of_a_person_do_not_share_a_phone() -> None:
    found = read(as_xlsx([person(0), person(0), person(1, 联系电话=person(0)["联系电话"])]))
    assert [row["verdict"] for row in found] == ["ok", "refuse", "warn"]
    assert "phone_shared" not in found[1]["reasons"]
