"""Closing counts the box, destroys the key, and leaves nothing that joins a voter and a vote."""

import json

import pytest
from django.db import OperationalError, connection

from unionhall.base.models import AuditRecord, OutboxEvent, RememberedAnswer
from unionhall.kernel.errors import Refused
from unionhall.organizing.actions.cast_ballot import cast_ballot
from unionhall.organizing.actions.close_ballot import close_ballot
from unionhall.organizing.actions.open_ballot import open_ballot
from unionhall.organizing.models import Ballot, BallotReceipt, Election, PooledBallot
from unionhall.organizing.queries.ballots import turnout_by_group
from unionhall.registry.models import Person

TABLES = ("organizing_ballotreceipt", "organizing_pooledballot", "organizing_ballot")

ROW_NUMBERS = (
    "SELECT rowid FROM organizing_ballotreceipt",
    "SELECT rowid FROM organizing_pooledballot",
    "SELECT rowid FROM organizing_ballot",
)
TRANSACTIONS = (
    "SELECT DISTINCT xmin::text FROM organizing_ballotreceipt",
    "SELECT DISTINCT xmin::text FROM organizing_ballot",
)


@pytest.fixture
def voted(ground, ballot, now, later):
    """Hold a ballot of 80 in which everybody votes: the first 50 for A, the others for B."""
    made = ballot(voters=80, candidates=2, seats=1, method="electronic")
    open_ballot(actor=ground.chair, election_id=made.pk, closes_at=later, now=now)
    audits, events, keys = _traces()
    for number, person in enumerate(Person.objects.order_by("id")[:80]):
        marks = ["for", "against"] if number < 50 else ["against", "for"]
        cast_ballot(actor=ground.voter(person), election_id=made.pk, marks=marks, now=now)
    assert _traces() == (audits, events, keys), "a vote leaves no audit row, event or key"
    return made


def _traces() -> tuple[int, int, int]:
    return AuditRecord.objects.count(), OutboxEvent.objects.count(), RememberedAnswer.objects.count()


def test_the_count_is_right_and_the_key_is_gone(ground, voted, now) -> None:
    result = close_ballot(actor=ground.chair, election_id=voted.pk, now=now)
    closed = Election.objects.get(pk=voted.pk)
    assert (len(result.elected), closed.collected, closed.present, closed.box_key) == (1, 80, 80, "")
    assert sorted(closed.standings.values_list("votes_for", flat=True)) == [30, 50]
    assert (Ballot.objects.count(), BallotReceipt.objects.count(), PooledBallot.objects.count()) == (80, 80, 0)
    marks = [json.loads(one)[0] for one in Ballot.objects.values_list("marks", flat=True)]
    assert (marks.count("fa"), marks.count("af")) == (50, 30)


def test_totals_are_nowhere_before_the_end(ground, voted) -> None:
    still = Election.objects.get(pk=voted.pk)
    assert (still.collected, still.verdict, still.arithmetic) == (None, "", [])
    assert not still.standings.exclude(votes_for=None).exists()
    assert set(Ballot.objects.values_list("marks", flat=True)) <= {""}


def test_no_column_joins_a_ballot_to_a_voter(voted) -> None:
    with connection.cursor() as cursor:
        columns = {
            table: {column.name for column in connection.introspection.get_table_description(cursor, table)}
            for table in TABLES
        }
    assert columns == {
        "organizing_ballotreceipt": {"id", "election_id", "person_id", "cast_on"},
        "organizing_pooledballot": {"id", "election_id", "sealed"},
        "organizing_ballot": {"id", "election_id", "sealed", "marks"},
    }
    receipts = {bytes(one) for one in BallotReceipt.objects.values_list("id", flat=True)}
    ballots = {bytes(one) for one in Ballot.objects.values_list("id", flat=True)}
    assert not receipts & ballots


def test_the_order_of_rows_tells_nothing(ground, voted, now) -> None:
    """In the order in which a reader finds the rows, the first fifty votes are not those for A."""
    close_ballot(actor=ground.chair, election_id=voted.pk, now=now)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for query in ROW_NUMBERS:
                with pytest.raises(OperationalError, match="no such column"):
                    cursor.execute(query)
        else:
            for query in TRANSACTIONS:
                cursor.execute(query)
                assert len(cursor.fetchall()) == 1, "one transaction wrote every row that is left"
        cursor.execute("SELECT marks FROM organizing_ballot")
        found = [json.loads(row[0])[0] for row in cursor.fetchall()]
        cursor.execute("SELECT person_id FROM organizing_ballotreceipt")
        voters = [row[0] for row in cursor.fetchall()]
    assert found != ["fa"] * 50 + ["af"] * 30
    assert voters != sorted(voters)


def test_no_instant_is_kept_with_a_vote(ground, voted, now) -> None:
    close_ballot(actor=ground.chair, election_id=voted.pk, now=now)
    for model in (Ballot, PooledBallot, BallotReceipt):
        kinds = {field.name: field.get_internal_type() for field in model._meta.get_fields()}
        assert "DateTimeField" not in kinds.values()
        assert "BigAutoField" not in kinds.values()


def test_it_closes_when_time_is_over_or_everybody_voted(ground, ballot, now, later) -> None:
    made = ballot(voters=9, candidates=2, seats=1, method="electronic")
    open_ballot(actor=ground.chair, election_id=made.pk, closes_at=later, now=now)
    for person in Person.objects.order_by("id")[:5]:
        cast_ballot(actor=ground.voter(person), election_id=made.pk, marks=["for", "against"], now=now)
    with pytest.raises(Refused) as refused:
        close_ballot(actor=ground.chair, election_id=made.pk, now=now)
    assert refused.value.facts == {"voted": 5, "due": 9}
    assert close_ballot(actor=ground.chair, election_id=made.pk, now=later).verdict == "no_quorum"
    with pytest.raises(Refused):
        close_ballot(actor=ground.chair, election_id=made.pk, now=later)


def test_turnout_of_a_small_group_is_not_told(ground, voted, people) -> None:
    voted.undertaking.roll.filter(pk__in=list(voted.undertaking.roll.values_list("pk", flat=True)[:3])).update(
        group_name="小组"
    )
    assert {one.group: (one.due, one.voted) for one in turnout_by_group(voted)} == {"一班": (77, 77), "小组": (3, None)}
