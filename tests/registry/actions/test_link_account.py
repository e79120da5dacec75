"""A log-in is one person's, and nobody links their own."""

import pytest

from unionhall.base.models import Account
from unionhall.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from unionhall.registry.actions.link_account import link_account
from unionhall.registry.models import Person


@pytest.fixture
def login(forest, account):
    made = account("zhang")
    Account.objects.filter(pk=made.pk).update(scope_path=forest.paths["A1"])
    return made.pk


def test_linked_once(forest, now, somebody, login):
    first, second = somebody(1), somebody(2)
    link_account(actor=forest.at("A"), person_id=first, account_id=login, now=now)
    link_account(actor=forest.at("A"), person_id=first, account_id=login, now=now)
    assert Person.objects.get(pk=first).account_id == login
    with pytest.raises(Conflict, match="account_of_another"):
        link_account(actor=forest.at("A"), person_id=second, account_id=login, now=now)


def test_refusals(forest, now, somebody, login):
    pk = somebody(1)
    with pytest.raises(Refused, match="link_to_oneself"):
        link_account(actor=forest.at("A", account_id=login), person_id=pk, account_id=login, now=now)
    with pytest.raises(NotFound):
        link_account(actor=forest.at("B"), person_id=pk, account_id=login, now=now)
    with pytest.raises(NotAllowed):
        link_account(actor=forest.at("A", "worker"), person_id=pk, account_id=login, now=now)
