"""Elections, their standings and counts, as the actor may see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from unionhall.base.authority import scoped
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound, Refused
from unionhall.kernel.text import N_, Sentence
from unionhall.organizing.models import Election, Standing, Teller, Undertaking
from unionhall.organizing.queries.undertakings import numbers_of
from unionhall.organizing.rules.ballots import Rules
from unionhall.organizing.rules.grants import READ
from unionhall.organizing.rules.kinds import ELECTRONIC, LEAST_ELECTRONIC, OFFICES, RECALLED, RUN_OFF


def elections(actor: Actor, grant: str = READ) -> QuerySet[Election]:
    """Return the elections within reach, in the order they were prepared."""
    return scoped(Election.objects.select_related("undertaking", "undertaking__union").order_by("id"), actor, grant)


def election(actor: Actor, election_id: int, grant: str = READ, *, lock: bool = False) -> Election:
    """Return one election within reach."""
    rows = elections(actor, grant)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=election_id).first() if 0 < election_id < 2**63 else None
    if found is None:
        raise NotFound("organizing.no_election", N_("There is no such election within your reach."))
    return found


def elections_of(of: Undertaking) -> QuerySet[Election]:
    """Return the elections of an undertaking, in the order they were prepared."""
    return Election.objects.filter(undertaking=of).order_by("id")


def standings_of(of: Election) -> QuerySet[Standing]:
    """Return who stands, in the order of the ballot (strokes)."""
    rows = Standing.objects.filter(election=of).select_related("candidate", "candidate__person")
    return rows.order_by("candidate__stroke_key", "candidate_id")


def tellers_of(of: Undertaking) -> QuerySet[Teller]:
    """Return the tellers by name."""
    return Teller.objects.filter(undertaking=of).select_related("person").order_by("id")


def counting_rules(of: Election, today: date) -> Rules:
    """Return quorum and majority of an election by its profile; a recall has its own majority."""
    numbers = numbers_of(of.undertaking, today)
    majority = numbers.value("election.recall" if of.body == RECALLED else "election.elected").majority()
    return Rules(
        quorum=numbers.value("election.quorum").share(),
        majority=majority.share,
        majority_inclusive=majority.inclusive,
        by_rank_only=of.round == RUN_OFF,
    )


def is_settled(of: Election, all_of_them: Iterable[Election]) -> bool:
    """Tell whether nothing is open: counted, and what a tie or a shortfall asked for has been decided and held."""
    if of.body == RECALLED and of.verdict == "decided":
        return True  # no majority is an answer too
    if of.verdict != "decided":
        return any(one.previous_id == of.pk for one in all_of_them)
    if of.run_off_seats or of.short:
        return of.settlement == "reduce" or any(one.previous_id == of.pk for one in all_of_them)
    return True


def elected_into(of: Undertaking, body: str) -> set[int]:
    """Return who was elected into a body."""
    rows = Standing.objects.filter(election__undertaking=of, election__body=body, elected=True)
    return {one for one in rows.values_list("candidate__person_id", flat=True) if one is not None}


def elected_posts(of: Undertaking) -> list[tuple[str, int | None]]:
    """Return (body, person) of everybody elected; somebody written in without a record has no person."""
    rows = Standing.objects.filter(election__undertaking=of, elected=True).order_by("election_id", "-votes_for", "id")
    return list(rows.values_list("election__body", "candidate__person_id"))


def last_election_day(of: Undertaking) -> date:
    """Return the day on which the last ballot of the meeting was counted, else the day of the meeting."""
    days = elections_of(of).filter(decided_on__isnull=False).exclude(body__in=OFFICES)
    day: date | None = days.values_list("decided_on", flat=True).last() or of.meeting_on
    if day is None:
        raise Refused("organizing.no_election_day", N_("There is no counted ballot for the committee."))
    return day


def next_round_of(of: Election) -> Election | None:
    """Return the ballot that followed, ``None`` when none did."""
    return Election.objects.filter(previous=of).first()


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One name of a result; numbers are nothing while they are not known or may not be told."""

    name: str
    candidate_id: int | None
    for_: int | None
    against: int | None
    abstain: int | None
    elected: bool
    run_off: bool


@dataclass(frozen=True, slots=True)
class ResultTable:
    """What a ballot's page shows; ``suppressed``: too few voted to tell numbers without telling who voted how."""

    lines: tuple[ResultLine, ...]
    arithmetic: tuple[tuple[bool, Sentence], ...]
    suppressed: bool


def result_of(of: Election) -> ResultTable:
    """Return the names and, once counted, numbers and arithmetic; fewer than five electronic votes tell none."""
    suppressed = of.method == ELECTRONIC and of.collected is not None and of.collected < LEAST_ELECTRONIC
    lines = [
        ResultLine(
            one.candidate.name,
            one.candidate_id,
            None if suppressed else one.votes_for,
            None if suppressed else one.votes_against,
            None if suppressed else one.votes_abstain,
            one.elected,
            one.run_off,
        )
        for one in standings_of(of)
    ]
    lines += [
        ResultLine(name, None, None if suppressed else one["votes"], None, None, one["elected"], False)
        for name, one in of.written_in.items()
    ]
    lines.sort(key=lambda line: -(line.for_ or 0))
    arithmetic = tuple((bool(line["holds"]), Sentence(line["template"], line["facts"])) for line in of.arithmetic)
    return ResultTable(tuple(lines), arithmetic, suppressed)
