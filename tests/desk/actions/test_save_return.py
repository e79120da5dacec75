"""Drafts of a return: merged, versioned, only by its unit."""

import pytest

from deployments_for_tests import *  # noqa: F403 - fixtures
from deployments_for_tests import NOW, PARK, return_at
from unionhall.desk.actions.attach_evidence import attach_evidence
from unionhall.desk.actions.save_return import save_return
from unionhall.kernel.errors import Conflict, NotAllowed, NotFound, Refused

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 32


def test_drafts_are_merged_and_cleared(under_way, write):
    under_way()
    write(PARK, "park", founded=3, words="好")
    given = write(PARK, "park", members=4, words=None, explanations={"last": "并入"})
    assert (given.values, given.explanations, given.saved) == ({"founded": 3, "members": 4}, {"last": "并入"}, 3)


def test_stale_wrong_and_foreign_drafts(under_way, seats, write, go):
    under_way()
    given = return_at(PARK)

    def save(who, **more):
        sent = {"values": {"founded": 1}, "saved": given.saved, "now": NOW} | more
        return save_return(actor=seats[who], return_id=given.pk, **sent)

    with pytest.raises(Conflict):
        save("park", saved=9)
    with pytest.raises(Refused):
        save("park", values={"founded": -1})
    with pytest.raises(NotFound):
        save("next_park")
    with pytest.raises(NotAllowed):
        save("county")
    with pytest.raises(NotAllowed):
        save("auditor")
    write(PARK, "park", founded=30, members=300, women=100)
    go(PARK, "park", "submit")
    with pytest.raises(NotAllowed):
        save("park", saved=2)


def test_a_file_belongs_to_the_return(under_way, seats):
    under_way()
    given = return_at(PARK)
    file_id = attach_evidence(actor=seats["park"], return_id=given.pk, name="a.png", content=PNG, now=NOW)
    assert file_id
    with pytest.raises(NotAllowed):
        attach_evidence(actor=seats["county"], return_id=given.pk, name="a.png", content=PNG, now=NOW)
