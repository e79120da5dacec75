"""A fact is taken once, whatever is sent how often; what contradicts waits; what is wrong is refused and not kept."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facts_for_tests import RECEIVED, Thing, Things, item, taken
from people_with_logins import NORTH, SOUTH
from unionhall.base.actions.record_fact import record_fact
from unionhall.base.field_kinds import register_kind, withdraw_kind
from unionhall.base.files import read
from unionhall.base.models import FieldFact, FieldPhoto, RoleAssignment
from unionhall.base.queries.actors import actor_of
from unionhall.base.rules.field_facts import AUTHORITY, CHANGED, CLOCK, CLOSED, CONFLICT, TAKEN, Recorded
from unionhall.kernel.actors import NOBODY, system_actor
from unionhall.kernel.errors import Conflict, NotAllowed, NotFound, Refused

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 32
TODAY = date(2026, 11, 23)


@pytest.fixture
def things():
    made = Things({"thing:1": Thing(NORTH), "thing:2": Thing(NORTH), "thing:south": Thing(SOUTH)})
    register_kind(made.kind)
    yield made
    withdraw_kind("test.reading")


@pytest.fixture
def officer(open_account, hold):
    account = open_account("officer")
    hold(account, "park_officer", NORTH)
    return actor_of(account.pk, today=TODAY, door="web")


@pytest.fixture
def send(things, officer):
    def take(given, *, by=None, now: datetime = RECEIVED, sent_at: datetime | None = None) -> Recorded:
        return record_fact(actor=by or officer, item=given, sent_at=sent_at or now, now=now)

    return take


def test_it_is_taken_once(send):
    first = send(item())
    assert (first.state, first.again) == (TAKEN, False)
    again = send(item(), now=RECEIVED + timedelta(days=2))
    assert again == replace(first, again=True)
    assert (taken(), FieldFact.objects.count()) == (1, 1)
    kept = FieldFact.objects.get()
    assert json.loads(kept.body) == {"value": "7", "on": "2026-11-23"}
    assert (kept.happened_at, kept.result) == (RECEIVED - timedelta(hours=2), f"reading:{kept.pk}")


@pytest.mark.parametrize(
    "other",
    [
        {"body": {"value": "8"}},
        {"subject": "thing:2"},
        {"sequence": 2},
        {"captured_at": RECEIVED},
        {"base": "2"},
        {"photos": (("a.png", PNG),)},
    ],
)
def test_other_content_under_its_id_is_refused(send, other):
    send(item())
    with pytest.raises(Conflict, match="fact_id_used"):
        send(item(**other))
    assert taken() == 1


def test_somebody_elses_fact_is_not_answered_for(send, open_account, hold):
    send(item())
    account = open_account("second")
    hold(account, "park_officer", NORTH)
    with pytest.raises(Conflict):
        send(item(), by=actor_of(account.pk, today=TODAY, door="web"))


def test_what_somebody_else_changed_waits_for_a_person(send, things, officer):
    things.held["thing:1"] = Thing(NORTH, version=2, changed_by=0)
    assert send(item()).ground == CHANGED
    assert send(item()) == Recorded(CONFLICT, CHANGED, "", again=True)
    assert taken() == 0
    things.held["thing:2"] = Thing(NORTH, version=2, changed_by=officer.account_id)
    assert send(item("own", subject="thing:2")).state == TAKEN


def test_a_fact_about_what_was_closed_before_waits(send, things):
    things.held["thing:1"].closed_on = date(2026, 11, 22)
    assert send(item()).ground == CLOSED
    things.held["thing:2"].closed_on = date(2026, 11, 23)
    assert send(item("same day", subject="thing:2")).state == TAKEN


def test_what_was_captured_before_a_role_ended_waits(send, officer):
    RoleAssignment.objects.update(to_on=date(2026, 11, 22))
    now_nobody = actor_of(officer.account_id, today=TODAY, door="web")
    before = item(captured_at=RECEIVED - timedelta(days=2))
    assert send(before, by=now_nobody).ground == AUTHORITY
    with pytest.raises(NotFound):
        send(item("after"), by=now_nobody)
    with pytest.raises(NotFound):
        send(item("long ago", captured_at=RECEIVED - timedelta(days=60)), by=now_nobody)
    assert FieldFact.objects.count() == 1


def test_a_narrow_token_stays_narrow(send, officer):
    narrow = replace(officer, only=frozenset({"base.record_fact"}))
    with pytest.raises(NotFound):
        send(item(), by=narrow)


@pytest.mark.parametrize("subject", ["thing:south", "thing:gone"])
def test_what_is_out_of_reach_and_what_is_gone_look_the_same(send, subject):
    with pytest.raises(NotFound, match="fact_subject"):
        send(item(subject=subject))
    assert not FieldFact.objects.exists()


@pytest.mark.parametrize("body", [{}, {"value": "impossible"}])
def test_a_refusal_keeps_nothing_and_may_be_mended(send, body):
    with pytest.raises(Refused):
        send(item(body=body))
    assert not FieldFact.objects.exists()
    assert send(item()).state == TAKEN


def test_an_unknown_kind_is_refused(send):
    with pytest.raises(Refused, match="fact_kind"):
        send(item(kind="test.unknown"))


def test_nobody_and_systems_capture_nothing(send):
    with pytest.raises(NotAllowed):
        send(item(), by=NOBODY)
    with pytest.raises(NotAllowed):
        send(item(), by=system_actor("test"))


def test_a_wrong_clock_is_corrected_or_judged_by_a_person(send):
    ahead = RECEIVED + timedelta(days=365)
    send(item(captured_at=ahead - timedelta(hours=1)), sent_at=ahead)
    kept = FieldFact.objects.get()
    assert (kept.happened_at, kept.marks) == (RECEIVED - timedelta(hours=1), "clock_off")
    assert send(item("dead battery", captured_at=datetime(1970, 1, 1, tzinfo=RECEIVED.tzinfo))).ground == CLOCK


def test_photos_are_kept_with_their_fact(send, officer):
    send(item(photos=(("门口.png", PNG),)))
    photo = FieldPhoto.objects.select_related("file").get()
    assert read(actor=officer, file_id=photo.file_id).content == PNG
    with pytest.raises(Refused, match="fact_photo"):
        send(item("text", photos=(("a.png", b"no picture"),)))


def test_the_database_keeps_what_it_says(send):
    send(item())
    for change in ({"subject": "thing:2"}, {"state": "conflict"}, {"happened_at": RECEIVED}):
        with pytest.raises(DatabaseError), transaction.atomic():
            FieldFact.objects.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        FieldFact.objects.all().delete()


NAMES = ("a", "b", "c", "d", "e")
FACTS = {
    name: item(name, subject=f"thing:{1 + at % 2}", sequence=at, body={"value": name}) for at, name in enumerate(NAMES)
}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    order=st.permutations(NAMES),
    doubles=st.lists(st.sampled_from(NAMES), max_size=8),
    cuts=st.lists(st.integers(0, 12), max_size=3),
)
def test_any_order_and_doubling_gives_the_same_rows(send, order, doubles, cuts):
    """A cut is an upload that died: what was answered or not, the phone sends everything again from the start."""
    sent = [*order, *doubles]
    with transaction.atomic():
        for cut in [*cuts, len(sent)]:
            for name in sent[:cut]:
                send(FACTS[name])
        for name in NAMES:
            assert send(FACTS[name]).again or name not in sent
        rows = sorted(FieldFact.objects.values_list("subject", "sequence", "state", "happened_at"))
        moments = {(fact.subject, fact.sequence, TAKEN, fact.captured_at) for fact in FACTS.values()}
        assert (rows, taken()) == (sorted(moments), len(NAMES))
        transaction.set_rollback(True)
