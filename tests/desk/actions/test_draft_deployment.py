"""Drafting: rounds, keys, actions of a whole, wrong actors."""

import pytest

from deployments_for_tests import *  # noqa: F403 - fixtures
from deployments_for_tests import CITY, COUNTY, UNION
from unionhall.desk.models import Deployment, Part, Round
from unionhall.kernel.errors import Conflict, NotAllowed, NotFound, Refused


def test_a_three_year_plan_has_a_round_a_year(draft):
    row = draft(kind="plan", rhythm="yearly", first_year=2024, last_year=2026, due_on=None)
    assert [one.code for one in Round.objects.filter(deployment=row).order_by("code")] == ["2024", "2025", "2026"]
    assert Part.objects.get().above is None


def test_the_same_key_is_the_same_draft(draft, seats):
    assert draft(key="k").pk == draft(key="k").pk
    assert Deployment.objects.count() == 1
    with pytest.raises(Conflict):
        draft(key="k", actor=seats["county"], issuer_code=f"O{COUNTY}")


def test_actions_belong_to_a_whole_of_the_same_issuer(draft, seats):
    whole = draft(title="六大行动", form={})
    one = draft(part_of=whole.pk)
    assert one.part_of == whole
    with pytest.raises(Refused):
        draft(part_of=one.pk)
    with pytest.raises(NotFound):
        draft(part_of=whole.pk, actor=seats["county"], issuer_code=f"O{COUNTY}")


@pytest.mark.parametrize(
    "more",
    [{"title": " "}, {"kind": "x"}, {"due_on": None}, {"last_year": 2025}, {"form": {"fields": [{"code": "A"}]}}],
)
def test_what_is_wrong_is_refused(draft, more):
    with pytest.raises(Refused):
        draft(**more)


def test_wrong_actors(draft, seats):
    with pytest.raises(NotFound):
        draft(actor=seats["county"])
    for who in ("chair", "station", "auditor", "worker"):
        with pytest.raises(NotAllowed):
            draft(actor=seats[who])
    with pytest.raises(Refused):
        draft(issuer_code=f"O{UNION}")
    assert CITY
