"""Counts with numerator and denominator; every figure knows its rows."""

from datetime import date

from unionhall.guidance.rules.figures import counts_for, fulfils, known_shows, shows, tally
from unionhall.guidance.rules.risk import Facts, Known, judge

TODAY = date(2026, 11, 23)
GOOD = Facts(
    60,
    True,
    date(2028, 5, 1),
    Known(date(2026, 9, 1)),
    Known(date(2026, 10, 1), date(2027, 1, 31)),
    Known(date(2026, 3, 1), date(2027, 3, 1)),
)
LATE = Facts(60, True, date(2026, 1, 1), Known(date(2025, 1, 1)), Known(date(2026, 1, 1), date(2026, 2, 1)), Known())
BARE = Facts(40, False)
SMALL = Facts(10, True, date(2028, 5, 1))
ALL = [(facts, judge(facts, TODAY)) for facts in (GOOD, LATE, BARE, SMALL)]


def test_tally():
    found = tally(ALL, TODAY)
    assert found.enterprises == 4
    assert found.colours == {"red": 2, "soon": 0, "unknown": 1, "fine": 1}
    assert found.reasons == {"union": 1, "term": 1, "congress": 1, "openness": 1, "contract": 0}
    assert {code: (rate.done, rate.of) for code, rate in found.rates.items()} == {
        "union": (3, 4),
        "congress": (1, 3),
        "openness": (1, 3),
        "contract": (1, 2),
    }


def test_the_rows_behind_a_figure_are_as_many_as_it_says():
    found = tally(ALL, TODAY)

    def count(what):
        return sum(shows(what, facts, judgement, TODAY) for facts, judgement in ALL)

    assert count("all") == found.enterprises
    assert {colour: count(colour) for colour in found.colours} == found.colours
    assert {reason: count(f"red:{reason}") for reason in found.reasons} == found.reasons
    for code, rate in found.rates.items():
        assert (count(f"done:{code}"), count(f"open:{code}")) == (rate.done, rate.of - rate.done)
    assert {"all", "red", "red:term", "done:union", "open:contract"} <= set(known_shows())
    assert not count("x:y")


def test_a_contract_that_was_found_missing_does_not_count():
    gone = Facts(60, True, contract=Known(date(2026, 1, 1), date(2027, 1, 1), date(2026, 6, 1)))
    assert counts_for("contract", gone)
    assert not fulfils("contract", gone, TODAY)
    assert not fulfils("openness", gone, TODAY)
