"""What may be said about congress, openness and contract."""

from datetime import date

import pytest

from unionhall.guidance.rules.practices import Practice, read_practice
from unionhall.kernel.errors import Refused

TODAY = date(2026, 11, 23)
DAY = date(2026, 3, 1)


def read(**more):
    given = {"kind": "congress", "form": "congress", "held_on": DAY, "source": " 会议纪要 "} | more
    return read_practice(Practice(**given), opened_on=date(2015, 1, 1), today=TODAY)


def test_texts_are_trimmed():
    assert read().source == "会议纪要"


def test_none_was_found():
    assert read(form="", held=False).held is False


def test_a_contract_runs_at_most_three_years():
    contract = {"kind": "contract", "form": "wage"}
    assert read(**contract, valid_to=date(2029, 3, 1)).valid_to == date(2029, 3, 1)
    with pytest.raises(Refused):
        read(**contract, valid_to=date(2029, 3, 2))


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"kind": "party"}, "guidance.no_such_practice"),
        ({"form": "wage"}, "guidance.no_such_form"),
        ({"form": ""}, "guidance.no_such_form"),
        ({"held": False}, "guidance.form_of_nothing"),
        ({"held": False, "form": "", "valid_to": TODAY}, "guidance.nothing_ends"),
        ({"source": " "}, "guidance.no_source"),
        ({"source": "x" * 121}, "guidance.too_long"),
        ({"note": "x" * 401}, "guidance.too_long"),
        ({"held_on": date(2026, 11, 24)}, "guidance.in_the_future"),
        ({"held_on": date(2014, 12, 31)}, "guidance.before_it_stood"),
        ({"valid_to": TODAY}, "guidance.congress_ends"),
        ({"kind": "openness", "form": "posting"}, "guidance.no_last_day"),
        ({"kind": "contract", "form": "wage"}, "guidance.no_last_day"),
        ({"kind": "contract", "form": "wage", "valid_to": date(2026, 2, 28)}, "guidance.ends_before_it_begins"),
    ],
)
def test_what_cannot_be(more, code):
    with pytest.raises(Refused) as refused:
        read(**more)
    assert refused.value.code == code


def test_a_leap_day_has_no_third_anniversary():
    leap = {"kind": "contract", "form": "wage", "held_on": date(2024, 2, 29)}
    assert read(**leap, valid_to=date(2027, 2, 28)).valid_to == date(2027, 2, 28)
    with pytest.raises(Refused):
        read(**leap, valid_to=date(2027, 3, 1))
