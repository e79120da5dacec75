"""A roster's signed papers confirm many members at once."""

import pytest

from unionhall.kernel.errors import NotAllowed, NotFound, Refused
from unionhall.registry.actions.confirm_memberships import confirm_memberships
from unionhall.registry.models import MembershipSpell, Person


def test_many_are_confirmed_once_in_a_few_statements(forest, now, member, django_assert_max_num_queries):
    officer = forest.at("A1", "union_officer", account_id=7)
    spells = [member(number) for number in (1, 2, 3)]
    with django_assert_max_num_queries(12):
        assert confirm_memberships(actor=officer, spell_ids=spells, how="paper", reason="柜 3", now=now) == 3
    assert confirm_memberships(actor=officer, spell_ids=spells, how="paper", reason="柜 3", now=now) == 0
    assert set(MembershipSpell.objects.values_list("confirmed_how", flat=True)) == {"paper"}


def test_one_out_of_reach_refuses_all(forest, now, member):
    spells = [member(number) for number in (1, 2)]
    stranger = forest.at("B1", "union_officer", account_id=8)
    with pytest.raises(NotFound):
        confirm_memberships(actor=stranger, spell_ids=spells, how="paper", reason="x", now=now)
    with pytest.raises(NotAllowed):
        confirm_memberships(actor=forest.at("A1", "worker"), spell_ids=spells, how="paper", reason="x", now=now)
    assert not MembershipSpell.objects.filter(confirmed_at__isnull=False).exists()


def test_the_paper_has_a_place_and_nobody_confirms_as_the_member(forest, now, member):
    officer = forest.at("A1", "union_officer", account_id=7)
    spells = [member(1)]
    with pytest.raises(Refused, match="no_reason"):
        confirm_memberships(actor=officer, spell_ids=spells, how="paper", reason=" ", now=now)
    with pytest.raises(Refused, match="unknown_confirmation"):
        confirm_memberships(actor=officer, spell_ids=spells, how="member", reason="x", now=now)


def test_nobody_confirms_their_own_membership_by_paper(forest, now, member, account):
    own = account("chair")
    spells = [member(1), member(2)]
    Person.objects.filter(spells=spells[0]).update(account=own)
    officer = forest.at("A1", "union_officer", account_id=own.pk)
    with pytest.raises(Refused, match="confirm_as_member"):
        confirm_memberships(actor=officer, spell_ids=spells, how="paper", reason="柜 3", now=now)
