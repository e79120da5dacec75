"""Profiles: what a place does not say itself it has from above; every number names its source."""

from datetime import date
from fractions import Fraction

import pytest

from unionhall.kernel.errors import Refused
from unionhall.workflow.queries.profiles import all_profiles, pinned_profile, profile_for, profile_named
from unionhall.workflow.rules.profile_keys import KEYS
from unionhall.workflow.rules.profiles import ProfileData, RuleNumber, profile_faults, read_pin, read_profile, resolve

ON = date(2026, 11, 22)


def number(key: str = "bargaining.reply", value=20, unit: str = "day", **more) -> RuleNumber:
    return RuleNumber(key=key, value=value, unit=unit, **{"source": "test", "profile": "X"} | more)


def data(*numbers: RuleNumber, code: str = "X", parent: str = "") -> ProfileData:
    return ProfileData(code, code, parent, (), numbers)


@pytest.mark.parametrize(
    ("code", "value", "unit"),
    [
        ("CN", 20, "day"),
        ("SH", 15, "day"),
        ("ZJ", 10, "working_day"),
        ("HN", 10, "working_day"),
        ("SD", 10, "day"),
        ("CQ", 20, "day"),
        ("BJ", 20, "day"),
    ],
)
def test_reply_to_an_offer(code, value, unit):
    reply = profile_named(code, ON).value("bargaining.reply")
    assert (reply.number(), reply.unit) == (value, unit)
    assert reply.verified is (code != "CN")


@pytest.mark.parametrize(
    ("code", "needed"), [("CN", 16), ("SH", 15), ("ZJ", 16), ("HN", 16), ("SD", 16), ("CQ", 15), ("BJ", 15)]
)
def test_votes_that_pass_among_thirty(code, needed):
    found = profile_named(code, ON)
    assert found.value("congress.pass").majority().least(30) == needed
    assert found.value("congress.quorum").majority().least(30) == 20
    assert found.value("congress.pass").base == "all"


def test_elections_count_those_due():
    found = profile_named("CN", ON)
    quorum, elected = found.value("election.quorum"), found.value("election.elected")
    assert (quorum.base, quorum.majority().least(100)) == ("due", 67)
    assert (elected.base, elected.majority().least(100)) == ("due", 51)
    assert not elected.verified


def test_a_region_finds_its_province_and_else_the_nation():
    assert profile_for("310115", ON).code == "SH"
    assert profile_for("330106104", ON).code == "ZJ"
    assert profile_for("210782", ON).code == "CN"
    assert profile_for("", ON).code == "CN"


def test_what_a_place_does_not_say_it_has_from_above():
    shanghai = profile_named("SH", ON)
    assert shanghai.value("election.display").profile == "CN"
    assert shanghai.value("women.committee_from").number() == 25
    assert profile_named("BJ", ON).value("women.committee_from").unit == "employees"


def test_a_pin_finds_the_same_numbers_again():
    shanghai = profile_for("310115", ON)
    assert shanghai.pin == "SH@2026-11-22"
    assert pinned_profile(shanghai.pin) == shanghai
    assert read_pin("GD-legacy@2026-11-22") == ("GD-legacy", ON)


def test_numbers_hold_from_day_to_day():
    old = number(value=20, to_on=date(2026, 12, 31))
    new = number(value=15, from_on=date(2027, 1, 1))
    profiles = {"X": data(old, new)}
    assert resolve(profiles, "X", date(2026, 12, 31)).value("bargaining.reply").number() == 20
    assert resolve(profiles, "X", date(2027, 1, 1)).value("bargaining.reply").number() == 15


def test_what_is_missing_is_said():
    with pytest.raises(Refused, match="no_rule"):
        profile_named("CN", ON).value("openness.display")
    with pytest.raises(Refused, match="no_profile"):
        profile_named("XX", ON)
    assert not profile_named("CN", ON).has("openness.display")


def test_every_shipped_number_is_sound_and_every_key_is_used():
    used = {one.key for profile in all_profiles().values() for one in profile.numbers}
    assert used <= KEYS.keys()
    assert KEYS.keys() - used <= {"committee.standing_size"}
    assert all(profile.parent in {"", "CN"} for profile in all_profiles().values())


def test_faults_of_a_profile():
    bad = data(number("no.key"), number(unit="week"), number(source=""), number("congress.pass", "1/2", "share"))
    said = " ".join(profile_faults(bad))
    for part in (
        "unknown key",
        "unknown unit week",
        "no source",
        "a share needs its base",
        "two numbers for the same days",
    ):
        assert part in said
    with pytest.raises(AssertionError):
        read_profile(
            {
                "code": "X",
                "name": "X",
                "number": [{"key": "no.key", "value": 1, "unit": "day", "source": "s", "verified": True}],
            }
        )


def test_unverified_numbers_are_listed():
    found = profile_named("SH", ON)
    keys = ("congress.pass", "election.quorum", "openness.display")
    assert [one.key for one in found.unverified(keys)] == ["election.quorum"]
    assert found.value("election.differential_committee").share() == Fraction(1, 20)
