from datetime import date
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from park_on_the_ground import CITY, END, EVE, NOW, PARK, SYSTEM, TODAY, TWIN, officer
from unionhall.indicators.queries.figures import compute, compute_by_child
from unionhall.indicators.queries.scopes import scope_at
from unionhall.indicators.rules.definitions import INDICATORS
from unionhall.kernel.errors import NotAllowed, NotFound, Refused
from unionhall.registry.models import MembershipChange, MembershipSpell, Organisation
from unionhall.registry.rules import kinds


def figure(code, as_of, cohort="", path=PARK, actor=SYSTEM):
    return compute(code, actor=actor, scope_path=path, as_of=as_of, cohort=cohort)


def test_the_park_before_and_after_its_station_opened(park):
    before = figure("union_rate", EVE, "above_scale")
    assert (before.numerator, before.denominator, before.value) == (12, 23, Fraction(12, 23))
    after = figure("union_rate", END, "above_scale")
    assert (after.numerator, after.denominator, after.value) == (23, 23, Fraction(1))


def test_nothing_to_divide_by_is_no_share(park):
    empty = figure("union_rate", TODAY, path=TWIN)
    assert (empty.numerator, empty.denominator, empty.value) == (0, 0, None)


def test_one_record_more_or_less_moves_the_figure(park):
    employer = park.employer(PARK, facts={2019: (30, True)})
    assert figure("union_rate", END, "above_scale").value == Fraction(23, 24)
    park.cover(employer, f"{PARK}0001", kinds.JOINT, date(2020, 10, 1), date(2020, 12, 30))
    assert figure("union_rate", END, "above_scale").value == Fraction(23, 24)
    assert figure("union_rate", date(2020, 12, 30), "above_scale").value == 1
    employer.closed_on = date(2020, 12, 30)
    employer.save()
    assert figure("union_rate", END, "above_scale").denominator == 23


def test_a_union_without_a_member_is_one_on_paper(park):
    MembershipSpell.objects.filter(scope_path=f"{PARK}0001").update(status=kinds.RETAINED)
    after = figure("union_rate", END, "above_scale")
    assert (after.numerator, after.paper) == (22, 1)
    assert figure("paper_unions", END).value == Fraction(1, 23)
    assert figure("unions", END).value == 22


def test_a_union_out_of_term_does_not_count(park):
    Organisation.objects.filter(path=f"{PARK}0002").update(term_ends_on=date(2020, 12, 30))
    assert figure("union_rate", END, "above_scale").numerator == 22
    assert figure("union_rate", date(2020, 12, 30), "above_scale").numerator == 23
    overdue = figure("terms_overdue", END)
    assert (overdue.numerator, overdue.denominator, overdue.unknown) == (1, 1, 22)


def test_members_in_branches_keep_their_union_alive(park):
    MembershipSpell.objects.filter(scope_path=f"{PARK}0003").delete()
    park.organisation(f"{PARK}00030001", kinds.BRANCH)
    park.member(f"{PARK}00030001")
    assert figure("union_rate", END, "above_scale").numerator == 23


def test_own_joint_and_federation_are_told_apart(park):
    small = park.employer(PARK, facts={2020: (8, False)})
    park.cover(small, PARK, kinds.FEDERATION, date(2020, 7, 1))
    joined = park.employer(PARK, facts={2020: (110, False)})
    park.cover(joined, f"{PARK}0001", kinds.JOINT, date(2020, 7, 1))
    assert figure("union_rate", END).value == Fraction(24, 25)
    assert figure("coverage_rate", END).value == Fraction(25, 25)
    assert figure("own_union_rate", END).value == Fraction(23, 24)
    assert figure("employers", END, "small").value == 1


def test_unknown_facts_are_counted_apart(park):
    park.employer(PARK, facts={2020: (None, None)})
    park.employer(PARK)
    rate = figure("union_rate", END, "above_scale")
    assert (rate.denominator, rate.unknown) == (23, 2)
    assert figure("employees", END).unknown == 2


def test_facts_are_the_latest_not_later_than_the_year(park):
    employer = park.employer(PARK, facts={2019: (30, False), 2021: (300, True)})
    assert figure("employers", END, "at_least_100").value == 23
    assert figure("employers", date(2021, 1, 1), "at_least_100").value == 24
    assert employer.pk


def test_members_over_the_employees_of_unionised_units(park):
    rate = figure("membership_rate", EVE)
    assert (rate.numerator, rate.denominator) == (12, sum(range(101, 113)))
    everybody = figure("membership_rate_all", EVE)
    assert (everybody.numerator, everybody.denominator) == (12, sum(range(101, 124)))


def test_a_membership_is_read_as_it_stood_on_the_day(park):
    spell = MembershipSpell.objects.get(scope_path=f"{PARK}0001")
    spell.status = kinds.RETAINED
    spell.save()
    MembershipChange.objects.create(
        spell=spell,
        event="retire",
        from_status=kinds.ACTIVE,
        to_status=kinds.RETAINED,
        on=date(2024, 1, 1),
        by="test",
        recorded_at=NOW,
    )
    assert figure("members", END).value == 23
    assert figure("members", TODAY).value == 22
    assert figure("members", TODAY, "retained").value == 1


def test_voided_and_unconfirmed_memberships(park):
    MembershipSpell.objects.filter(scope_path=f"{PARK}0001").update(status=kinds.VOIDED)
    MembershipSpell.objects.filter(scope_path=f"{PARK}0002").update(confirmed_at=None)
    assert figure("members", END).value == 22
    assert figure("members", END, "unconfirmed").value == 1
    assert figure("members", END, "women").value == 11


def test_counts_of_organisations_stations_and_posts(park):
    park.post(PARK, kinds.STATION_FULLTIME, full_time=True)
    park.post(PARK, kinds.STATION_HEAD, to_on=date(2020, 12, 30))
    assert figure("organisations", END, kinds.SINGLE_UNION).value == 23
    assert figure("organisations", EVE, kinds.SINGLE_UNION).value == 12
    assert figure("stations", EVE).value == 0
    assert figure("stations", END).value == 1
    assert figure("posts", END).value == 1
    assert figure("posts", date(2020, 12, 30)).value == 2
    assert figure("posts", END, "full_time").value == 1


def test_a_union_counts_the_employers_it_covers(park):
    rate = figure("membership_rate", END, path=f"{PARK}0005")
    assert (rate.numerator, rate.denominator) == (1, 105)


def test_children_and_total_come_from_the_same_statement(park):
    scope = scope_at(SYSTEM, CITY)
    total, rows, rest = compute_by_child("union_rate", actor=SYSTEM, scope=scope, as_of=EVE, cohort="above_scale")
    assert total == figure("union_rate", EVE, "above_scale", path=CITY)
    assert [(child.path, one.value) for child, one in rows] == [(PARK, Fraction(12, 23)), (TWIN, None)]
    assert rest is None
    park.employer(CITY, facts={2019: (100, True)})
    total, _, rest = compute_by_child("union_rate", actor=SYSTEM, scope=scope, as_of=EVE, cohort="above_scale")
    assert (total.denominator, rest.denominator) == (24, 1)


def test_what_is_not_counted_yet_is_never_a_number(park):
    waiting = [code for code, one in INDICATORS.items() if not one.counted]
    assert {"proposals_settled_rate", "proposals_satisfied_rate"} <= set(waiting)
    for code in waiting:
        with pytest.raises(Refused, match="not_counted_yet"):
            figure(code, TODAY)
    with pytest.raises(NotFound):
        figure("no_such", TODAY)
    with pytest.raises(Refused, match="unknown_cohort"):
        figure("union_rate", TODAY, "giants")


def test_every_counted_indicator_can_be_counted_in_every_cohort(park):
    for code, indicator in INDICATORS.items():
        for cohort in indicator.cohorts or {}:
            assert figure(code, END, cohort).numerator >= 0


def test_who_may_read(park):
    assert figure("union_rate", EVE, actor=officer("park_officer", PARK)).numerator == 12
    for stranger in (officer("park_officer", TWIN), officer("union_officer", f"{PARK}0001")):
        with pytest.raises(NotFound):
            figure("union_rate", EVE, actor=stranger)
    with pytest.raises(NotAllowed):
        figure("union_rate", EVE, actor=officer("worker", PARK))


@pytest.mark.parametrize("code", [code for code, one in INDICATORS.items() if one.counted])
def test_a_scoped_figure_scans_no_big_table(park, code):
    with CaptureQueriesContext(connection) as captured:
        figure(code, END)
    assert len(captured) <= 3
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        for query in captured.captured_queries:
            cursor.execute("EXPLAIN QUERY PLAN " + query["sql"])
            plan = [row[-1] for row in cursor.fetchall()]
            assert not [line for line in plan if line.startswith("SCAN registry_")], (query["sql"], plan)
