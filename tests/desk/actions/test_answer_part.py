"""Receipts: confirmed by the unit, kept at once where nobody stands below, released by the union above."""

import pytest

from deployments_for_tests import *  # noqa: F403 - fixtures
from deployments_for_tests import CITY, COUNTY, NEXT, NOW, PARK, part_at, return_at, share
from unionhall.desk.actions.answer_part import answer_part
from unionhall.desk.models import Return
from unionhall.kernel.errors import Conflict, NotAllowed, NotFound, Refused


def test_a_unit_without_units_below_keeps_it_at_once(issued, answer, split):
    issued()
    answer(COUNTY, "county", "confirm")
    split(COUNTY, "county", share(PARK, founded=40, members=400), share(NEXT, founded=20, members=200))
    assert answer(NEXT, "next_park", "confirm").run.state == "kept"
    assert return_at(NEXT).run.state == "open"
    assert answer(PARK, "park", "confirm").run.state == "confirmed"
    assert not Return.objects.filter(scope_path=PARK).exists()


def test_wrong_actors_and_steps(issued, seats):
    issued()
    part = part_at(COUNTY)

    def send(who, event, version=1, part_id=part.pk, **more):
        return answer_part(actor=seats[who], part_id=part_id, event=event, version=version, now=NOW, **more)

    with pytest.raises(NotAllowed):
        send("city", "confirm")
    with pytest.raises(NotFound):
        send("other", "confirm")
    with pytest.raises(Refused):
        send("county", "pass_on")
    with pytest.raises(Conflict):
        send("county", "confirm", version=5)
    with pytest.raises(Refused):
        send("city", "confirm", part_id=part_at(CITY).pk)
    with pytest.raises(NotAllowed):
        send("county", "release", reason="不想报")
    send("city", "release", reason="机构合并")
    assert part_at(COUNTY).run.state == "released"
