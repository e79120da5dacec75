"""Compute the result of a count and keep it with its arithmetic; nobody ticks who is elected."""

from datetime import datetime

from django.db import transaction

from unionhall.base import audit, clock, outbox
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict
from unionhall.kernel.text import N_
from unionhall.organizing.events import ElectionDecided
from unionhall.organizing.models import Standing
from unionhall.organizing.queries.elections import counting_rules, election, standings_of
from unionhall.organizing.rules import kinds
from unionhall.organizing.rules.ballots import Count, Line, Marks, Result, check_count, decide

GRANT = "organizing.run_election"


@transaction.atomic
def decide_election(*, actor: Actor, election_id: int, count: Count, now: datetime) -> Result:
    """Check the numbers, compute the result and keep both; ``count.votes`` are keyed by candidate id."""
    require(actor, GRANT)
    # Gather
    found = election(actor, election_id, GRANT, lock=True)
    standings = list(standings_of(found))
    rules = counting_rules(found, clock.today(now))
    # Decide
    if found.state == kinds.DECIDED:
        raise Conflict("organizing.counted", N_("This ballot is counted already."))
    assert {str(one.candidate_id) for one in standings} == count.votes.keys(), "a count names everybody who stands"
    check_count(count, found.seats)
    result = decide(count, found.seats, rules)
    # Record
    places = {place.key: place for place in result.places}
    for standing in standings:
        marks = count.votes[str(standing.candidate_id)]
        place = places.get(str(standing.candidate_id))
        standing.votes_for, standing.votes_against, standing.votes_abstain = _split(marks)
        standing.majority = bool(place and place.majority)
        standing.elected = bool(place and place.elected)
        standing.run_off = bool(place and place.run_off)
    Standing.objects.bulk_update(
        standings, ["votes_for", "votes_against", "votes_abstain", "majority", "elected", "run_off"], batch_size=500
    )
    found.present, found.issued = count.present, count.issued
    found.collected, found.valid = count.collected, count.valid
    found.written_in = {
        name.removeprefix("+"): {"votes": votes, "elected": name in result.elected}
        for name, votes in count.written_in.items()
    }
    found.verdict, found.short, found.run_off_seats = result.verdict, result.short, result.run_off_seats
    found.arithmetic = [_stored(line) for line in result.arithmetic]
    found.state, found.decided_on = kinds.DECIDED, clock.today(now)
    found.version += 1
    found.save()
    outbox.announce(
        ElectionDecided(found.pk, found.undertaking_id, found.body, found.verdict),
        aggregate=f"undertaking:{found.undertaking_id}",
        now=now,
        scope_path=found.scope_path,
    )
    audit.record(
        actor=actor,
        verb="organizing.decide_election",
        subject=f"election:{election_id}",
        scope_path=found.scope_path,
        now=now,
        facts={"verdict": found.verdict, "elected": len(result.elected), "short": found.short},
    )
    return result


def _split(marks: Marks) -> tuple[int, int, int]:
    return marks.for_, marks.against, marks.abstain


def _stored(line: Line) -> dict[str, object]:
    facts = dict(line.sentence.facts)
    return {"holds": line.holds, "code": line.code, "template": line.sentence.template, "facts": facts}
