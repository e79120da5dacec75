"""Correcting: only what was accepted, by the unit or the union above, with a reason."""

import pytest

from deployments_for_tests import *  # noqa: F403 - fixtures
from deployments_for_tests import NEXT, NOW, PARK, return_at
from unionhall.desk.actions.correct_return import correct_return
from unionhall.kernel.errors import NotAllowed, NotFound, Refused


def test_the_next_number_begins_with_the_values(accepted, seats):
    made = correct_return(actor=seats["county"], return_id=return_at(PARK).pk, reason="核对后更正", now=NOW)
    again = return_at(PARK, number=2)
    assert (again.pk, again.values, again.why) == (made, return_at(PARK).values, "核对后更正")
    with pytest.raises(Refused):
        correct_return(actor=seats["county"], return_id=return_at(PARK).pk, reason="再来", now=NOW)


def test_what_cannot_be_corrected(accepted, under_way, seats):
    with pytest.raises(Refused):
        correct_return(actor=seats["park"], return_id=return_at(PARK).pk, reason=" ", now=NOW)
    with pytest.raises(NotFound):
        correct_return(actor=seats["next_park"], return_id=return_at(PARK).pk, reason="x", now=NOW)
    with pytest.raises(NotAllowed):
        correct_return(actor=seats["auditor"], return_id=return_at(NEXT).pk, reason="x", now=NOW)
