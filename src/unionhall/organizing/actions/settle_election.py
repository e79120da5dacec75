"""Decide what follows a tie, a shortfall, a void ballot or a missing quorum: another ballot, or fewer seats."""

from datetime import datetime

from django.db import transaction

from unionhall.base import audit, clock
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.organizing.models import Election, Standing
from unionhall.organizing.queries.elections import counting_rules, election, next_round_of, standings_of
from unionhall.organizing.queries.undertakings import members_of, numbers_of, seats_allowed
from unionhall.organizing.rules import ballots
from unionhall.organizing.rules.kinds import COMMITTEE, DECIDED, REDUCE, REFILL, RUN_OFF

GRANT = "organizing.run_election"


@transaction.atomic
def settle_election(
    *, actor: Actor, election_id: int, settlement: str, agreed: int | None = None, now: datetime
) -> int | None:
    """Return the id of the next ballot, ``None`` when the seats are reduced (``agreed``: how many voted for that).

    A run-off is among the tied only; a refill is among those not elected. Where the ballot was void or had no quorum, a
    refill is the whole ballot again.
    """
    require(actor, GRANT)
    # Gather
    found = election(actor, election_id, GRANT, lock=True)
    standings = list(standings_of(found))
    rules = counting_rules(found, clock.today(now))
    follows = next_round_of(found)
    # Decide
    if found.state != DECIDED or found.settlement or follows is not None:
        raise Refused("organizing.nothing_to_settle", N_("Nothing is open in this ballot."))
    if settlement == REDUCE:
        _check_reduction(found, standings, agreed, rules, now)
        seats, stand = 0, list[Standing]()
    else:
        seats, stand = _next_ballot(found, standings, settlement)
    # Record
    found.settlement, found.agreed = settlement, agreed
    found.version += 1
    found.save(update_fields=["settlement", "agreed", "version"])
    made = None
    if stand:
        made = Election.objects.create(
            undertaking=found.undertaking,
            scope_path=found.scope_path,
            body=found.body,
            round=settlement,
            previous=found,
            method=found.method,
            seats=seats,
            due=found.due,
        )
        Standing.objects.bulk_create(Standing(election=made, candidate_id=one.candidate_id) for one in stand)
    audit.record(
        actor=actor,
        verb="organizing.settle_election",
        subject=f"election:{election_id}",
        scope_path=found.scope_path,
        now=now,
        facts={"settlement": settlement, "seats": seats, "agreed": agreed or 0},
    )
    return int(made.pk) if made else None


def _next_ballot(found: Election, standings: list[Standing], settlement: str) -> tuple[int, list[Standing]]:
    if settlement == RUN_OFF and found.run_off_seats:
        return found.run_off_seats, [one for one in standings if one.run_off]
    if settlement == REFILL and found.verdict != ballots.DECIDED:
        return found.seats, standings
    rest = [one for one in standings if not one.elected]
    if settlement == REFILL and found.short and rest:
        return found.short, rest
    raise Refused(
        "organizing.wrong_settlement",
        N_("That does not follow here: {tied} seats are tied, {short} are empty, {rest} candidates remain."),
        tied=found.run_off_seats,
        short=found.short,
        rest=len(rest),
    )


def _check_reduction(
    found: Election, standings: list[Standing], agreed: int | None, rules: ballots.Rules, now: datetime
) -> None:
    elected = sum(one.elected for one in standings) + sum(one["elected"] for one in found.written_in.values())
    table = seats_allowed(
        numbers_of(found.undertaking, clock.today(now)), "committee.size", members_of(found.undertaking).count()
    )
    if not found.short or found.body != COMMITTEE or table is None or not ballots.may_reduce(elected, table.choices()):
        raise Refused(
            "organizing.cannot_reduce",
            N_("{elected} are elected; the table allows {least} to {most} seats. Vote again for those that are empty."),
            elected=elected,
            least=table.least if table else 0,
            most=table.most if table else 0,
        )
    line = ballots.agreement_line(agreed or 0, found.due, rules)
    if not line.holds:
        raise Refused("organizing.no_agreement", N_("The meeting must agree. {line}"), line=line.sentence)
