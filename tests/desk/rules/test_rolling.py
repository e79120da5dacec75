"""Roll-ups: sums are exact whatever the order, and the digest says whether anything changed."""

from hypothesis import given
from hypothesis import strategies as st

from unionhall.desk.rules.return_forms import read_form
from unionhall.desk.rules.rolling import Counted, digest, rolled, under

FORM = read_form(
    {
        "fields": [
            {"code": "a", "title": "甲"},
            {"code": "b", "title": "乙", "adds": False},
            {"code": "c", "title": "丙", "kind": "choice", "choices": ["一", "二"]},
        ]
    }
)


@given(st.lists(st.integers(min_value=0, max_value=10**12), max_size=30))
def test_the_sum_of_all_is_the_sum_of_the_parts(figures):
    rows = [Counted(f"{at:04d}", {"a": one, "b": one, "c": "一"}) for at, one in enumerate(figures)]
    whole = rolled(FORM, rows)
    half = len(rows) // 2
    parts = [rolled(FORM, rows[:half]), rolled(FORM, rows[half:])]
    assert whole.totals.get("a", 0) == sum(figures) == sum(part.totals.get("a", 0) for part in parts)
    assert "b" not in whole.totals
    assert whole.returned == len(rows)
    assert rolled(FORM, rows[::-1]) == whole


def test_what_nobody_returned_is_not_zero():
    assert rolled(FORM, [Counted("1", {"c": "二"})]).totals == {}


def test_the_deepest_unit_above_a_path_is_found():
    assert under(["0001", "00010001"], "000100010002") == "00010001"
    assert under(["0002"], "0001") == ""


@given(st.dictionaries(st.text(max_size=5), st.integers()))
def test_the_digest_is_that_of_the_content(content):
    assert digest(content) == digest(dict(reversed(content.items())))
    assert digest(content) != digest({**content, "one more": 1})
