import pytest

from unionhall.desk.rules.asking import LONGEST_NEED, LONGEST_TITLE, places, read_need, which_employer
from unionhall.kernel.errors import Refused


def test_a_need_is_kept_in_clean_words():
    found = read_need(kind="gym", title="  修 \n 健身房 ", need=" 两台跑步机 ", known={"gym"})
    assert (found.title, found.need) == ("修 健身房", "两台跑步机")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"kind": "party"}, "desk.unknown_type"),
        ({"title": "  "}, "desk.title_missing"),
        ({"title": "长" * (LONGEST_TITLE + 1)}, "desk.need_long"),
        ({"need": "长" * (LONGEST_NEED + 1)}, "desk.need_long"),
    ],
)
def test_what_is_no_need_is_refused(given, code):
    with pytest.raises(Refused) as refusal:
        read_need(**({"kind": "gym", "title": "修", "need": "", "known": {"gym"}} | given))
    assert refusal.value.code == code


def test_a_union_asks_for_an_enterprise_that_it_covers():
    assert which_employer("", ["A"]) == "A"
    assert which_employer("B", ["A", "B"]) == "B"
    assert which_employer("", []) == ""


@pytest.mark.parametrize(
    ("uscc", "covered", "code"),
    [("C", ["A", "B"], "desk.not_covered"), ("", ["A", "B"], "desk.which_enterprise"), ("A", [], "desk.not_covered")],
)
def test_no_union_asks_for_somebody_elses_enterprise(uscc, covered, code):
    with pytest.raises(Refused) as refusal:
        which_employer(uscc, covered)
    assert refusal.value.code == code


def test_an_order_stands_at_the_union_or_on_the_ground():
    assert places(ground="00010001", union="000100010002") == ("000100010002", "00010001")
    assert places(ground="00010001", union="") == ("00010001", "00010001")
    assert places(ground="00010001", union="000100020001") == ("000100020001", "00010002")
    assert places(ground="", union="0001") == ("0001", "0001")
