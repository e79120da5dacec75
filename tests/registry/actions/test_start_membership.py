"""One membership starts through the set-wise action."""

from datetime import date

import pytest

from unionhall.kernel.errors import NotFound
from unionhall.registry.actions.start_membership import start_membership
from unionhall.registry.models import MembershipSpell


def test_it_keeps_what_was_said(forest, now, somebody):
    pk = start_membership(
        actor=forest.at("A1", "union_officer"),
        person_id=somebody(1),
        union_code="A1",
        from_on=date(2025, 1, 1),
        group_name="一组",
        dues_base_fen=487_000,
        now=now,
    )
    spell = MembershipSpell.objects.get(pk=pk)
    assert (spell.group_name, spell.dues_base_fen, spell.joined_on) == ("一组", 487_000, date(2025, 1, 1))


def test_the_twin_is_not_found(forest, now, somebody):
    with pytest.raises(NotFound):
        start_membership(
            actor=forest.at("B1", "union_officer"),
            person_id=somebody(1),
            union_code="A1",
            from_on=date(2025, 1, 1),
            now=now,
        )
