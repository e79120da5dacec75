"""A filter is kept, shared below a place, or made a role's first view."""

import pytest

from unionhall.base.actions.save_filter import save_filter
from unionhall.base.models import AuditRecord, SavedFilter
from unionhall.base.queries.preferences import default_filter, kept_filters
from unionhall.kernel.actors import Actor, Holding
from unionhall.kernel.errors import NotAllowed, NotFound, Refused


def _save(actor, now, **more):
    given = {"list_code": "l", "name": "Uncovered", "query": "covered=no", **more}
    return save_filter(actor=actor, now=now, **given)


def test_the_same_name_again_replaces_it(keeper, now):
    first = _save(keeper, now)
    second = _save(keeper, now, query="covered=yes", name=" Uncovered ")
    assert first == second
    assert SavedFilter.objects.get().query == "covered=yes"


def test_a_filter_without_a_name_is_refused(keeper, now):
    with pytest.raises(Refused, match="unnamed"):
        _save(keeper, now, name="  ")


def test_a_private_filter_is_seen_by_its_owner_only(keeper, stranger, now):
    _save(keeper, now)
    assert [kept.name for kept in kept_filters(keeper, "l")] == ["Uncovered"]
    assert kept_filters(stranger, "l") == []


def test_a_shared_filter_is_seen_at_and_below_its_place_and_recorded(keeper, now):
    below = Actor(None, "x", (Holding("park_officer", "00010002", subtree=True),))
    beside = Actor(None, "y", (Holding("park_officer", "0002", subtree=True),))
    _save(keeper, now, shared_at="0001", default_for_role="park_officer")
    rows = kept_filters(_with_account(below, 999), "l")
    assert [row.shared for row in rows] == [True]
    assert default_filter(below, rows) == rows[0]
    assert kept_filters(_with_account(beside, 998), "l") == []
    assert AuditRecord.objects.filter(verb="base.save_filter").count() == 1


def test_a_role_has_one_first_view_in_a_place(keeper, now):
    _save(keeper, now, shared_at="", default_for_role="park_officer")
    _save(keeper, now, name="Other", shared_at="", default_for_role="park_officer")
    assert SavedFilter.objects.filter(default_for_role="park_officer").get().name == "Other"


def test_a_role_that_does_not_exist_is_refused(keeper, now):
    with pytest.raises(Refused, match="unknown_role"):
        _save(keeper, now, shared_at="", default_for_role="king")


def test_a_worker_shares_nothing(stranger, now):
    with pytest.raises(NotAllowed):
        _save(stranger, now, shared_at="Z")


def test_nobody_shares_where_they_hold_no_role(account, now):
    officer = Actor(account.pk, "o", (Holding("park_officer", "0001", subtree=True),))
    with pytest.raises(NotFound):
        _save(officer, now, shared_at="")


def _with_account(actor, number):
    return Actor(number, actor.name, actor.holdings)
