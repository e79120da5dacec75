"""What waits to be sent to a receiving system, as far as it can be said at once."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, Count, Max, OuterRef, Q, QuerySet, Subquery, Value, When

from unionhall.base.authority import scoped
from unionhall.kernel.actors import Actor
from unionhall.registry.models import FeedRecord, FeedRun, FeedSystem, MembershipSpell, Organisation
from unionhall.registry.queries.feeds import (
    GRANT,
    description,
    feed_records,
    feed_runs,
    feed_systems,
    records_to_feed,
    row_hash,
    sent_states,
)
from unionhall.registry.queries.organisations import organisations
from unionhall.registry.rules.feed import feed_row
from unionhall.registry.rules.feed_due import GOES_OUT, INCOMPLETE, why_due
from unionhall.registry.rules.feed_words import ACCEPTED, MEMBERS, ORGANISATIONS, REJECTED, SENT
from unionhall.registry.rules.kinds import FEDERATIONS

COMPARED_AT_ONCE = 1_000  # records, so that the page stays quick; it says so when there are more
SHOWN = 12
MOST_SYSTEMS = 100


@dataclass(frozen=True, slots=True)
class Line:
    """One record that waits: why, what it lacks, and what leads to it."""

    why: str
    name: str
    lacks: tuple[str, ...]
    person_id: int | None
    organisation_code: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many records wait for which reason among ``compared``; ``exact`` is false when there are more records."""

    counts: Mapping[str, int]
    compared: int
    exact: bool
    lines: tuple[Line, ...]

    @property
    def to_send(self) -> int:
        """How many go out with the next file."""
        return sum(self.counts.get(why, 0) for why in GOES_OUT)

    @property
    def incomplete(self) -> int:
        """How many lack something."""
        return self.counts.get(INCOMPLETE, 0)


def waiting_to_be_sent(system: FeedSystem, *, most: int = COMPARED_AT_ONCE, lines: int = SHOWN) -> Waiting:
    """Compare the records below a system's keeper with what was last sent (the caller has fetched it in scope)."""
    feed = description(system)
    counts: Counter[str] = Counter()
    shown: list[tuple[str, int, tuple[str, ...]]] = []
    compared, exact = 0, True
    for found in records_to_feed(system, feed.subject, system.scope_path):
        exact = compared + len(found) <= most
        chunk = found[: most - compared]
        states = sent_states(system, [record_id for record_id, _, _ in chunk])
        compared += len(chunk)
        for record_id, _, fields in chunk:
            held = states.get(record_id)
            row = feed_row(fields, feed.columns, feed.codes)
            why = why_due(
                state=held.state if held else "",
                sent_hash=bytes(held.sent_hash) if held else b"",
                now_hash=row_hash(row.values),
                incomplete=bool(row.open),
            )
            if why:
                counts[why] += 1
                if len(shown) < lines:
                    shown.append((why, record_id, row.open))
        if not exact:
            break
    return Waiting(counts, compared, exact, _lines(feed.subject, shown))


def _lines(subject: str, shown: list[tuple[str, int, tuple[str, ...]]]) -> tuple[Line, ...]:
    ids = [record_id for _, record_id, _ in shown]
    if subject == MEMBERS:
        spells = {row.pk: row for row in MembershipSpell.objects.filter(pk__in=ids).select_related("person")}
        return tuple(
            Line(why, spells[pk].person.name, lacks, spells[pk].person_id, "")
            for why, pk, lacks in shown
            if pk in spells
        )
    unions = {row.pk: row for row in Organisation.objects.filter(pk__in=ids)}
    return tuple(Line(why, unions[pk].name, lacks, None, unions[pk].code) for why, pk, lacks in shown if pk in unions)


def state_counts(actor: Actor, system_id: int) -> dict[str, int]:
    """Return how many records within reach are in which state in a system."""
    rows = feed_records(actor, system_id).order_by().values("state").annotate(count=Count("pk"))
    return {row["state"]: row["count"] for row in rows}


def runs_of(actor: Actor, system: FeedSystem, limit: int) -> list[FeedRun]:
    """Return the last runs of a system and of the descriptions before it."""
    rows = feed_runs(actor).filter(system__owner_id=system.owner_id, system__code=system.code)
    return list(rows[:limit])


def follower_of(system: FeedSystem) -> FeedSystem | None:
    """Return the description that took over from an ended one."""
    rows = FeedSystem.objects.filter(owner_id=system.owner_id, code=system.code, from_on__gt=system.from_on)
    return rows.order_by("-from_on").first()


def was_used(system: FeedSystem) -> bool:
    """Tell whether anything was sent under a description."""
    return FeedRun.objects.filter(system=system).exists() or FeedRecord.objects.filter(system=system).exists()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A receiving system in use with how it stands there."""

    system: FeedSystem
    sent: int
    accepted: int
    rejected: int
    last_at: datetime | None


def overview(actor: Actor) -> list[Standing]:
    """Return the systems in use within reach with the counts of their records and their last file (three queries)."""
    systems = list(feed_systems(actor).filter(to_on__isnull=True)[:MOST_SYSTEMS])
    counted = (
        scoped(FeedRecord.objects.filter(system__in=systems).order_by(), actor, GRANT)
        .values("system_id", "state")
        .annotate(count=Count("pk"))
    )
    counts = {(row["system_id"], row["state"]): row["count"] for row in counted}
    made = feed_runs(actor).filter(system__in=systems).order_by().values("system_id").annotate(at=Max("made_at"))
    last = {row["system_id"]: row["at"] for row in made}
    return [
        Standing(
            system=system,
            sent=counts.get((system.pk, SENT), 0),
            accepted=counts.get((system.pk, ACCEPTED), 0),
            rejected=counts.get((system.pk, REJECTED), 0),
            last_at=last.get(system.pk),
        )
        for system in systems
    ]


def keeper_for(actor: Actor) -> Organisation | None:
    """Return the federation at the top of the actor's reach, which keeps what the actor describes."""
    return organisations(actor, GRANT).filter(kind__in=FEDERATIONS, closed_on__isnull=True).first()


def named_records(actor: Actor, today: date) -> QuerySet[FeedRecord]:
    """Return the last-sent states within reach with the name of the record and what leads to its page."""
    spell = MembershipSpell.objects.filter(pk=OuterRef("record_id"))
    union = Organisation.objects.filter(pk=OuterRef("record_id"))
    members, unions = Q(system__subject=MEMBERS), Q(system__subject=ORGANISATIONS)
    return scoped(FeedRecord.objects.select_related("system"), actor, GRANT).annotate(
        record_name=Case(
            When(members, then=Subquery(spell.values("person__name")[:1])),
            When(unions, then=Subquery(union.values("name")[:1])),
            default=Value(""),
        ),
        person_id=Case(When(members, then=Subquery(spell.values("person_id")[:1])), default=None),
        organisation_code=Case(When(unions, then=Subquery(union.values("code")[:1])), default=Value("")),
    )
