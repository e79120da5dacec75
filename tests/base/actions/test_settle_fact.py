"""A person settles what contradicts, once, with a reason; nothing is lost."""

from datetime import date

import pytest

from facts_for_tests import RECEIVED, Thing, Things, item, taken
from people_with_logins import COUNTY, NORTH, SOUTH
from unionhall.base.actions.record_fact import record_fact
from unionhall.base.actions.settle_fact import settle_fact
from unionhall.base.field_kinds import register_kind, withdraw_kind
from unionhall.base.models import AuditRecord, FieldFact
from unionhall.base.queries.actors import actor_of
from unionhall.base.queries.field_facts import waiting_facts
from unionhall.base.rules.field_facts import SETTLED
from unionhall.kernel.errors import Conflict, NotAllowed, NotFound, Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def who(open_account, hold):
    def make(name, role, path):
        account = open_account(name)
        hold(account, role, path)
        return actor_of(account.pk, today=date(2026, 11, 23), door="web")

    return make


@pytest.fixture
def waiting(who):
    things = Things({"thing:1": Thing(NORTH, version=2)})
    register_kind(things.kind)
    record_fact(actor=who("author", "park_officer", NORTH), item=item(), sent_at=RECEIVED, now=RECEIVED)
    yield FieldFact.objects.get()
    withdraw_kind("test.reading")


def settle(actor, fact, choice="mine", reason="现场看过"):
    return settle_fact(actor=actor, fact_id=fact.pk, choice=choice, reason=reason, now=RECEIVED)


@pytest.mark.parametrize(("choice", "count"), [("mine", 1), ("both", 1), ("theirs", 0)])
def test_it_is_settled_once(waiting, who, choice, count):
    county = who("county", "county_officer", COUNTY)
    assert [fact.pk for fact in waiting_facts(county)] == [waiting.pk]
    result = settle(county, waiting, choice)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.choice, waiting.reason) == (SETTLED, choice, "现场看过")
    assert (taken(), waiting.result, result) == (count, f"reading:{waiting.pk}" * count, waiting.result)
    assert (waiting.settled_by_id, waiting.body != "") == (county.account_id, True)
    assert not waiting_facts(county).exists()
    with pytest.raises(Conflict):
        settle(county, waiting)
    assert AuditRecord.objects.filter(verb="base.settle_fact").count() == 1


@pytest.mark.parametrize(("choice", "reason"), [("mine", " "), ("mine", "长" * 201), ("everything", "因为")])
def test_what_is_missing_is_said(waiting, who, choice, reason):
    with pytest.raises(Refused):
        settle(who("county", "county_officer", COUNTY), waiting, choice, reason)


def test_others_have_no_business_with_it(waiting, who):
    for name, role, path in (("south", "park_officer", SOUTH), ("auditor", "auditor", NORTH)):
        actor = who(name, role, path)
        with pytest.raises((NotFound, NotAllowed)):
            settle(actor, waiting)
        assert not waiting_facts(actor).exists()
    with pytest.raises(NotFound):
        settle_fact(
            actor=who("county", "county_officer", COUNTY), fact_id=2**70, choice="mine", reason="x", now=RECEIVED
        )
