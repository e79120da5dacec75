"""A post may bring its role to the linked log-in, for the same term, from somebody who may give it."""

from datetime import date

import pytest

from unionhall.base.models import Account, RoleAssignment
from unionhall.kernel.errors import NotFound, Refused
from unionhall.registry.actions.fill_post import fill_post
from unionhall.registry.models import Person, Post


def fill(actor, now, person, at="A1", post="chair", **more):
    return fill_post(
        actor=actor, person_id=person, organisation_code=at, post=post, from_on=date(2026, 1, 1), now=now, **more
    )


@pytest.fixture
def linked(forest, somebody, account):
    person = somebody(1)
    login = account("zhang")
    Account.objects.filter(pk=login.pk).update(scope_path=forest.paths["A1"])
    Person.objects.filter(pk=person).update(account=login)
    return person, login


def test_the_role_comes_with_the_term(forest, now, linked):
    person, login = linked
    actor = forest.at("A", account_id=None)
    pk = fill(actor, now, person, to_on=date(2029, 1, 1), with_role=True)
    role = RoleAssignment.objects.get(account=login)
    assert (role.role, role.scope_path, role.subtree, role.to_on) == (
        "union_officer",
        forest.paths["A1"],
        True,
        date(2029, 1, 1),
    )
    assert Post.objects.get(pk=pk).role_id == role.pk


def test_station_staff_reach_what_the_station_serves(forest, now, linked):
    person, login = linked
    fill(forest.at("A"), now, person, at="AS", post="station_head", with_role=True)
    assert RoleAssignment.objects.get(account=login).scope_path == forest.paths["A"]


def test_no_role_without_asking_without_a_login_or_for_other_posts(forest, now, linked, somebody):
    person, _ = linked
    fill(forest.at("A"), now, person)
    assert not RoleAssignment.objects.exists()
    with pytest.raises(Refused, match="person_without_login"):
        fill(forest.at("A"), now, somebody(2), post="vice_chair", with_role=True)
    with pytest.raises(Refused, match="post_brings_no_role"):
        fill(forest.at("A"), now, person, post="committee_member", with_role=True)


def test_the_twin_is_not_found(forest, now, linked):
    with pytest.raises(NotFound):
        fill(forest.at("B"), now, linked[0])
