"""A term ends on its last day and takes its role along."""

from datetime import date

import pytest

from unionhall.base.models import Account, OutboxEvent, RoleAssignment
from unionhall.kernel.errors import NotAllowed, NotFound, Refused
from unionhall.registry.actions.end_post import end_post
from unionhall.registry.actions.fill_post import fill_post
from unionhall.registry.models import Person, Post


@pytest.fixture
def held(forest, now, somebody, account):
    person, login = somebody(1), account("zhang")
    Account.objects.filter(pk=login.pk).update(scope_path=forest.paths["A1"])
    Person.objects.filter(pk=person).update(account=login)
    return fill_post(
        actor=forest.at("A"),
        person_id=person,
        organisation_code="A1",
        post="chair",
        from_on=date(2026, 1, 1),
        with_role=True,
        now=now,
    )


def test_the_role_ends_the_same_day(forest, now, held):
    end_post(actor=forest.at("A"), post_id=held, last_on=date(2026, 12, 31), reason="换届", now=now)
    assert Post.objects.get().to_on == date(2026, 12, 31)
    assert RoleAssignment.objects.get().to_on == date(2026, 12, 31)
    assert OutboxEvent.objects.filter(name="registry.PostEnded").count() == 1


def test_a_past_day_ends_the_role_at_once_also_by_who_could_not_give_it(forest, now, held):
    end_post(actor=forest.at("A", "station_staff"), post_id=held, last_on=date(2026, 6, 30), reason="调离", now=now)
    assert RoleAssignment.objects.get().revoked_at == now
    with pytest.raises(Refused, match="post_over"):
        end_post(actor=forest.at("A"), post_id=held, last_on=date(2026, 7, 30), reason="再来", now=now)


def test_wrong_actors(forest, now, held):
    with pytest.raises(NotFound):
        end_post(actor=forest.at("B"), post_id=held, last_on=date(2026, 12, 31), reason="x", now=now)
    with pytest.raises(NotAllowed):
        end_post(actor=forest.at("A1", "worker"), post_id=held, last_on=date(2026, 12, 31), reason="x", now=now)
