"""The list's conditions say what the rule says, and nobody sees what is not theirs."""

from datetime import date, timedelta
from random import Random

from guidance.grounds import NEXT_STATION, PARK, STATION, TODAY
from unionhall.guidance.queries.enterprises import conditions, enterprise_rows, facts_of, with_colour, with_facts
from unionhall.guidance.queries.responsibilities import moved_away
from unionhall.guidance.rules.risk import COLOURS, judge
from unionhall.registry.models import Employer
from unionhall.registry.rules import kinds

EDGES = (-400, -366, -365, -364, -307, -306, -305, -60, -1, 0, 1)
ENDS = (-200, -1, 0, 1, 29, 30, 31, 89, 90, 91, 200)


def _drawn(ground, practised, number: int) -> None:
    draw = Random(number)
    headcount = draw.choice((None, 10, 24, 25, 60))
    employer = ground.employer(PARK, facts={2025: (headcount, None)} if draw.random() < 0.8 else None)
    if draw.random() < 0.8:
        path = f"{PARK}{100 + number:04d}"
        ends = draw.choice((None, *ENDS))
        ground.organisation(
            path, kinds.SINGLE_UNION, term_ends_on=None if ends is None else TODAY + timedelta(days=ends)
        )
        ground.cover(employer, path, kinds.OWN, date(2019, 1, 1))
    for kind in ("congress", "openness", "contract"):
        for held in (True, False):
            for day in draw.sample(EDGES[:-1], draw.choice((0, 0, 1, 2))):
                on = TODAY + timedelta(days=day)
                until = None if kind == "congress" or not held else on + timedelta(days=draw.choice((30, 365, 456)))
                practised(employer, kind, on, until, held=held)


def test_the_conditions_say_what_the_rule_says(ground, practised):
    for number in range(120):
        _drawn(ground, practised, number)
    rows = list(with_colour(with_facts(Employer.objects.order_by("pk"), TODAY), TODAY))
    told = {row.pk: judge(facts_of(row), TODAY) for row in rows}
    assert {row.pk: row.colour for row in rows} == {pk: found.colour for pk, found in told.items()}
    assert {found.colour for found in told.values()} == set(COLOURS)
    known = with_facts(Employer.objects.all(), TODAY)
    for reason, colours in conditions(TODAY).items():
        for colour, condition in colours.items():
            expected = {pk for pk, found in told.items() if any(one.code == reason for one in found.of(colour))}
            assert set(known.filter(condition).values_list("pk", flat=True)) == expected, (reason, colour)


def test_facts_are_those_of_the_day(ground, enterprise, practised, answers):
    answers(enterprise, from_on=date(2021, 1, 1), to_on=date(2024, 12, 31))
    answers(enterprise, NEXT_STATION, from_on=date(2025, 1, 1))
    practised(enterprise, "congress", date(2024, 3, 1))
    practised(enterprise, "congress", date(2026, 3, 1))
    practised(enterprise, "contract", date(2026, 1, 1), date(2026, 12, 31))
    rows = Employer.objects.filter(pk=enterprise.pk)
    then, now = with_facts(rows, date(2024, 6, 1)).get(), with_facts(rows, TODAY).get()
    assert (then.station_name, then.congress_last_on, then.contract_until, then.headcount) == (
        "甲园指导站",
        date(2024, 3, 1),
        None,
        None,
    )
    assert (now.station_name, now.congress_last_on, now.contract_until, now.headcount) == (
        "乙园指导站",
        date(2026, 3, 1),
        date(2026, 12, 31),
        60,
    )


def test_a_station_sees_its_ground_and_whom_it_answers_for(people, enterprise, neighbour, answers):
    def seen(who):
        return set(enterprise_rows(people[who], TODAY).values_list("pk", flat=True))

    assert (seen("station"), seen("next")) == ({enterprise.pk}, {neighbour.pk})
    answers(neighbour)
    assert seen("station") == {enterprise.pk, neighbour.pk}
    assert seen("county") == {enterprise.pk, neighbour.pk}
    assert seen("hub") == seen("worker") == seen("chair") == set()


def test_who_moved_away_is_told(ground, enterprise, answers, listed):
    answers(enterprise)
    station = ground.organisations[STATION]
    assert list(moved_away(station, TODAY)) == []
    enterprise.scope_path, enterprise.seat = "00010002", ground.organisations["00010002"]
    enterprise.save()
    assert list(moved_away(station, TODAY)) == [enterprise]
    listed(enterprise)
    assert list(moved_away(station, TODAY)) == []
