"""Void by the federation, with a reason; gifts hear of it."""

import pytest

from unionhall.base.models import OutboxEvent
from unionhall.kernel.errors import NotAllowed, NotFound, Refused
from unionhall.registry.actions.void_membership import void_membership
from unionhall.registry.models import MembershipSpell


def test_it_is_announced_as_void_and_not_as_an_end(forest, now, member):
    spell = member(1)
    void_membership(actor=forest.at("A"), spell_id=spell, reason="证件系伪造", now=now)
    assert MembershipSpell.objects.get().status == "voided"
    assert OutboxEvent.objects.filter(name="registry.MembershipVoided").count() == 1
    assert not OutboxEvent.objects.filter(name="registry.MembershipEnded").exists()


def test_refusals(forest, now, member):
    spell = member(1)
    with pytest.raises(Refused, match="change_not_ready"):
        void_membership(actor=forest.at("A"), spell_id=spell, reason=" ", now=now)
    with pytest.raises(NotFound):
        void_membership(actor=forest.at("B"), spell_id=spell, reason="x", now=now)
    with pytest.raises(NotAllowed):
        void_membership(actor=forest.at("A1", "union_officer"), spell_id=spell, reason="x", now=now)
