"""Record a paper count: two tellers who do not stand, the scanned tally sheet, every number."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from unionhall.base import files
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.organizing.actions.decide_election import decide_election
from unionhall.organizing.queries.elections import election, standings_of, tellers_of
from unionhall.organizing.rules.ballots import Count, Marks, Result
from unionhall.organizing.rules.guards import TELLERS
from unionhall.organizing.rules.kinds import ELECTRONIC, MOST_GROUPS

GRANT = "organizing.run_election"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTally:
    """What the tally sheet says. ``marks``: candidate id → for, against, abstain; ``written_in``: name → votes."""

    present: int
    issued: int
    collected: int
    valid: int
    marks: Mapping[int, Marks]
    written_in: Mapping[str, int] = field(default_factory=dict)


@transaction.atomic
def record_count(
    *,
    actor: Actor,
    election_id: int,
    tally: PaperTally,
    signed_by: Collection[int],
    sheet: bytes,
    sheet_name: str,
    now: datetime,
) -> Result:
    """Keep the sheet and decide by its numbers; ``signed_by`` are the persons of the tellers who signed it."""
    require(actor, GRANT)
    # Gather
    found = election(actor, election_id, GRANT, lock=True)
    tellers = {one.person_id for one in tellers_of(found.undertaking)}
    standings = list(standings_of(found))
    # Decide
    if found.method == ELECTRONIC:
        raise Refused("organizing.counted_by_box", N_("This ballot is electronic; its box is counted when it closes."))
    if len(set(signed_by) & tellers) < TELLERS:
        raise Refused(
            "organizing.two_tellers",
            N_("{signed} tellers signed the sheet; {least} of those whom the meeting adopted must."),
            signed=len(set(signed_by) & tellers),
            least=TELLERS,
        )
    if both := {one.candidate.person_id for one in standings} & set(signed_by):
        raise Refused("organizing.teller_candidate", N_("{count} tellers stand in this ballot."), count=len(both))
    if {one.candidate_id for one in standings} != tally.marks.keys():
        raise Refused("organizing.not_everybody", N_("Enter the votes of everybody who stands."))
    if len(tally.written_in) > MOST_GROUPS or any(not name.strip() for name in tally.written_in):
        raise Refused(
            "organizing.written_in", N_("Give every name that voters wrote in, at most {most}."), most=MOST_GROUPS
        )
    # Record
    found.sheet_id = files.store(
        sheet,
        name=sheet_name,
        purpose="organizing.tally_sheet",
        grant="organizing.read",
        actor=actor,
        scope_path=found.scope_path,
        now=now,
    )
    found.save(update_fields=["sheet"])
    count = Count(
        due=found.due,
        present=tally.present,
        issued=tally.issued,
        collected=tally.collected,
        valid=tally.valid,
        votes={str(key): marks for key, marks in tally.marks.items()},
        written_in={f"+{name.strip()[:60]}": votes for name, votes in tally.written_in.items()},
    )
    return decide_election(actor=actor, election_id=election_id, count=count, now=now)
