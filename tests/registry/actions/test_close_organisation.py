"""What still holds something is not closed; the refusal counts what."""

from datetime import date

import pytest

from unionhall.kernel.errors import NotAllowed, NotFound, Refused
from unionhall.registry.actions.close_organisation import close_organisation
from unionhall.registry.models import Organisation

DAY = date(2026, 6, 30)


def close(actor, now, code, last_on=DAY, reason="企业注销"):
    close_organisation(actor=actor, code=code, last_on=last_on, reason=reason, now=now)


def test_it_is_closed_and_stays(forest, now):
    close(forest.at("A"), now, "AJ")
    held = Organisation.objects.get(code="AJ")
    assert (held.closed_on, held.closed_reason) == (DAY, "企业注销")
    with pytest.raises(Refused, match="closed_already"):
        close(forest.at("A"), now, "AJ")


def test_with_members_or_something_below_it_is_not(forest, now, member):
    member(1)
    with pytest.raises(Refused) as caught:
        close(forest.at("A"), now, "A1")
    assert caught.value.facts["open"]["members"] == 1
    with pytest.raises(Refused, match="still_running"):
        close(forest.at("C", "county_officer"), now, "A")


def test_wrong_actors(forest, now):
    with pytest.raises(NotFound):
        close(forest.at("B"), now, "AJ")
    with pytest.raises(NotAllowed):
        close(forest.at("A", "station_staff"), now, "AJ")
