"""What the electronic ballot reads: who may vote where, who has voted, and turnout without small groups."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, OuterRef, Subquery

from unionhall.base.crypto import blind_index
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound, Refused
from unionhall.kernel.text import N_
from unionhall.organizing.models import BallotReceipt, Election, PooledBallot, RollEntry, Standing
from unionhall.organizing.rules.kinds import ELECTRONIC, LEAST_ELECTRONIC, OPEN
from unionhall.registry.models import Person

POOL_MOST = 64
SMALLEST_GROUP = LEAST_ELECTRONIC


@dataclass(frozen=True, slots=True)
class OpenElection:
    """What casting needs to know of an open ballot."""

    pk: int
    undertaking_id: int
    seats: int
    candidates: int
    box_key: str


@dataclass(frozen=True, slots=True)
class GroupTurnout:
    """How many of a group voted; ``voted`` is nothing where the group is too small to say."""

    group: str
    due: int
    voted: int | None


def receipt_key(election_id: int, person_id: int) -> bytes:
    """Return the key of a receipt: the same for the same voter, in no order."""
    return blind_index("organizing.receipt", f"{election_id}|{person_id}")


def open_election(election_id: int, now: datetime) -> OpenElection:
    """Return a ballot that takes votes now, locked: it cannot close between a receipt and its ballot."""
    rows = Election.objects.select_for_update(no_key=True).filter(method=ELECTRONIC)
    found = rows.filter(pk=election_id).first() if 0 < election_id < 2**63 else None
    if found is None:
        raise NotFound("organizing.no_election", N_("There is no such election within your reach."))
    if found.state != OPEN or found.closes_at is None or now >= found.closes_at:
        raise Refused("organizing.not_open", N_("This ballot takes no votes now."))
    candidates = Standing.objects.filter(election=found).count()
    return OpenElection(found.pk, found.undertaking_id, found.seats, candidates, found.box_key)


def voter_of(actor: Actor, of: OpenElection | Election) -> RollEntry | None:
    """Return the actor's own line of the roll, ``None`` when they have no vote."""
    if actor.account_id is None:
        return None
    rows = RollEntry.objects.filter(undertaking_id=of.undertaking_id, struck=False)
    return rows.filter(person__account_id=actor.account_id).first()


def ballot_order(election_id: int) -> list[Standing]:
    """Return who stands in the order of the ballot; the same order counts the marks."""
    rows = Standing.objects.filter(election_id=election_id).select_related("candidate")
    return list(rows.order_by("candidate__stroke_key", "candidate_id"))


def has_voted(election_id: int, person_id: int) -> bool:
    """Tell whether there is a receipt."""
    return BallotReceipt.objects.filter(pk=receipt_key(election_id, person_id)).exists()


def receipts_of(election_id: int) -> int:
    """Count who has voted."""
    return BallotReceipt.objects.filter(election_id=election_id).count()


def my_ballots(actor: Actor) -> list[tuple[Election, bool]]:
    """Return the open ballots in which the actor is due, each with whether they have voted."""
    person = Person.objects.filter(account_id=actor.account_id).first() if actor.account_id is not None else None
    if person is None:
        return []
    mine = RollEntry.objects.filter(person=person, struck=False).values("undertaking_id")
    rows = Election.objects.filter(method=ELECTRONIC, state=OPEN, undertaking_id__in=mine)
    found = list(rows.select_related("undertaking__union").order_by("closes_at", "id")[:20])
    return [(one, has_voted(one.pk, person.pk)) for one in found]


def my_election(actor: Actor, election_id: int) -> tuple[Election, bool]:
    """Return an electronic ballot in which the actor is due and whether they have voted (two queries)."""
    own = RollEntry.objects.filter(
        undertaking_id=OuterRef("undertaking_id"), struck=False, person__account_id=actor.account_id or 0
    )
    rows = Election.objects.select_related("undertaking__union").annotate(
        due_person=Subquery(own.values("person_id")[:1])
    )
    fits = 0 < election_id < 2**63 and actor.account_id is not None
    found = rows.filter(pk=election_id, method=ELECTRONIC, due_person__isnull=False).first() if fits else None
    if found is None:
        raise NotFound("organizing.no_election", N_("There is no such election within your reach."))
    return found, has_voted(found.pk, found.due_person)


def drawn_from_pool(election_id: int, *, leave: int, only_above: int) -> list[PooledBallot]:
    """Return ballots of the pool, drawn in random order, so that ``leave`` stay; none up to the limit."""
    rows = PooledBallot.objects.filter(election_id=election_id)
    if rows.count() <= only_above:
        return []
    pool = list(rows.select_for_update().order_by("pk"))
    return secrets.SystemRandom().sample(pool, max(len(pool) - leave, 0))


def turnout_by_group(of: Election) -> list[GroupTurnout]:
    """Return the turnout of each group; groups of fewer than five say nothing."""
    rows = RollEntry.objects.filter(undertaking_id=of.undertaking_id, struck=False)
    due: Mapping[str, int] = dict(
        rows.order_by().values_list("group_name").annotate(number=Count("id")).values_list("group_name", "number")
    )
    voters = BallotReceipt.objects.filter(election=of).values("person_id")
    voted = dict(
        rows.filter(person_id__in=voters)
        .order_by()
        .values_list("group_name")
        .annotate(number=Count("id"))
        .values_list("group_name", "number")
    )
    return [
        GroupTurnout(group, number, voted.get(group, 0) if number >= SMALLEST_GROUP else None)
        for group, number in sorted(due.items())
    ]
