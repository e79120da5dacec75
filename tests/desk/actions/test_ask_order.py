from datetime import date, timedelta

import pytest

from unionhall.desk.models import ServiceOrder
from unionhall.kernel.errors import NotAllowed, NotFound, Refused
from unionhall.registry.rules import kinds
from unionhall.workflow.models import Run

PARK, UNION, BARE, TWIN = "00010001", "000100010001", "000100010002", "000100020001"


def test_a_union_asks_for_its_enterprise_and_the_station_has_two_working_days(ask, covered):
    order = ask(need="二十名新员工")
    assert (order.employer, order.union.path, order.scope_path) == (covered, UNION, UNION)
    assert (order.run.state, order.run.holder, order.run.seat_path) == ("waiting", "station", PARK)
    assert order.run.due_on == date(2026, 11, 25)
    assert order.run.subject == f"order:{order.pk}"


def test_the_station_asks_for_an_enterprise_with_a_union_and_the_union_sees_it(ask, people, covered):
    order = ask(actor=people["wang"], union_code="", uscc=covered.uscc)
    assert order.scope_path == UNION


def test_the_station_asks_for_an_enterprise_without_a_union(ask, people, bare):
    order = ask(actor=people["wang"], union_code="", uscc=bare.uscc)
    assert (order.scope_path, order.union, order.run.superior_path) == (PARK, None, PARK)


def test_a_union_that_covers_nobody_asks_for_itself(ask, people):
    order = ask(actor=people["bare_chair"], union_code=f"O{BARE}")
    assert (order.employer, order.scope_path, order.run.superior_path) == (None, BARE, PARK)


def test_a_joint_union_names_the_enterprise(ask, ground, bare):
    ground.cover(bare, UNION, kinds.JOINT, date(2021, 1, 1))
    with pytest.raises(Refused) as refusal:
        ask()
    assert refusal.value.code == "desk.which_enterprise"
    assert ask(uscc=bare.uscc).employer == bare


def test_an_enterprise_whose_union_hangs_elsewhere_is_the_grounds(ask, people, ground, bare):
    ground.cover(bare, TWIN, kinds.JOINT, date(2021, 1, 1))
    order = ask(actor=people["wang"], union_code="", uscc=bare.uscc)
    assert (order.scope_path, order.union) == (PARK, None)


@pytest.mark.parametrize("who", ["park", "county", "auditor", "worker"])
def test_only_unions_and_stations_ask(ask, people, who):
    with pytest.raises(NotAllowed):
        ask(actor=people[who])


@pytest.mark.parametrize(("who", "union", "own"), [("twin", f"O{UNION}", ""), ("far_station", "", "bare")])
def test_nobody_asks_for_somebody_elses(ask, people, bare, who, union, own):
    with pytest.raises(NotFound):
        ask(actor=people[who], union_code=union, uscc=bare.uscc if own else "")
    assert not ServiceOrder.objects.exists()


def test_a_union_officer_asks_for_no_enterprise_by_its_code_alone(ask, people, covered):
    with pytest.raises(NotFound):
        ask(union_code="", uscc=covered.uscc)


def test_an_order_is_for_somebody(ask):
    with pytest.raises(Refused) as refusal:
        ask(union_code="")
    assert refusal.value.code == "desk.for_nobody"


def test_nothing_is_asked_for_a_closed_enterprise(ask, people, bare):
    bare.closed_on = date(2026, 1, 1)
    bare.save()
    with pytest.raises(Refused) as refusal:
        ask(actor=people["wang"], union_code="", uscc=bare.uscc)
    assert refusal.value.code == "desk.closed"
    assert not Run.objects.exists()


def test_an_ended_coverage_is_no_coverage(ask, covered):
    later = ask().asked_on + timedelta(days=1)
    covered.coverages.update(to_on=later - timedelta(days=10))
    assert ask().employer is None
