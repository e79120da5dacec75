"""The member says that the record is right; an officer only with a paper."""

import pytest

from unionhall.kernel.errors import NotAllowed, NotFound, Refused
from unionhall.registry.actions.confirm_membership import confirm_membership
from unionhall.registry.models import MembershipSpell, Person


@pytest.fixture
def own(forest, member, account):
    spell = MembershipSpell.objects.get(pk=member(1))
    login = account("zhang")
    Person.objects.filter(pk=spell.person_id).update(account=login)
    return spell, forest.at("A1", "worker", account_id=login.pk, subtree=False)


def test_the_member_confirms(now, own):
    spell, actor = own
    confirm_membership(actor=actor, spell_id=spell.pk, now=now)
    spell.refresh_from_db()
    assert (spell.confirmed_at, spell.confirmed_how) == (now, "member")


def test_an_officer_confirms_with_a_paper_and_its_place(forest, now, own):
    spell, _ = own
    officer = forest.at("A1", "union_officer", account_id=77)
    with pytest.raises(Refused, match="not_the_member"):
        confirm_membership(actor=officer, spell_id=spell.pk, now=now)
    with pytest.raises(Refused, match="no_reason"):
        confirm_membership(actor=officer, spell_id=spell.pk, how="paper", now=now)
    confirm_membership(actor=officer, spell_id=spell.pk, how="paper", reason="档案柜 3", now=now)
    spell.refresh_from_db()
    assert spell.confirmed_how == "paper"


def test_a_colleague_and_a_stranger_do_not(forest, now, own, account):
    spell, _ = own
    with pytest.raises(NotFound):
        confirm_membership(
            actor=forest.at("A1", "worker", account_id=account("li").pk, subtree=False), spell_id=spell.pk, now=now
        )
    with pytest.raises(NotFound):
        confirm_membership(
            actor=forest.at("B1", "union_officer", account_id=9), spell_id=spell.pk, how="paper", reason="x", now=now
        )
    with pytest.raises(NotAllowed):
        confirm_membership(
            actor=forest.at("A1", "worker", account_id=9), spell_id=spell.pk, how="paper", reason="x", now=now
        )
