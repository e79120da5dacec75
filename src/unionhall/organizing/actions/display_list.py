"""Display the candidates or the roll as a public notice, from which objections and corrections come (公示)."""

from collections import Counter
from datetime import date, datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.organizing.queries.run_facts import list_subject, roll_subject
from unionhall.organizing.queries.undertakings import judged_facts, standing_candidates, undertaking, voters_of
from unionhall.organizing.rules.eligibility import blocked
from unionhall.papers.actions.publish_notice import publish_notice

GRANT = "organizing.run_election"
CANDIDATES, ROLL = "candidates", "roll"
MOST_NAMES = 500


@transaction.atomic
def display_list(
    *,
    actor: Actor,
    undertaking_id: int,
    what: str,
    title: str,
    start_on: date,
    working_days: int,
    contact: str,
    now: datetime,
) -> int:
    """Publish the notice and return its id. A list with somebody who cannot stand is not displayed.

    ``title`` is printed; the notice itself refuses a display that is shorter than the rule.
    """
    require(actor, GRANT)
    # Gather
    found = undertaking(actor, undertaking_id, GRANT, lock=True)
    listed = list(standing_candidates(found))
    # Decide
    if what not in (CANDIDATES, ROLL):
        raise Refused("organizing.unknown_list", N_("Choose the candidates or the roll."))
    if what == CANDIDATES:
        if open_findings := blocked(judged_facts(found, listed)):
            raise Refused(
                "organizing.list_blocked",
                N_("{count} questions keep the list from being displayed. First: {first}"),
                count=len(open_findings),
                first=open_findings[0].sentence,
            )
        names = [one.name for one in listed]
    else:
        names = _roll_lines(list(voters_of(found).values_list("name", "group_name")))
    if not names:
        raise Refused("organizing.nothing_to_display", N_("There is nobody on this list yet."))
    # Record
    notice_id = publish_notice(
        actor=actor,
        scope_path=found.scope_path,
        subject=list_subject(found) if what == CANDIDATES else roll_subject(found),
        title=title,
        body="",
        roster=[{"name": name} for name in dict.fromkeys(names)],
        start_on=start_on,
        working_days=working_days,
        contact=contact,
        now=now,
    )
    audit.record(
        actor=actor,
        verb="organizing.display_list",
        subject=f"undertaking:{undertaking_id}",
        scope_path=found.scope_path,
        now=now,
        facts={"what": what, "notice": notice_id, "names": len(names)},
    )
    return notice_id


def _roll_lines(voters: list[tuple[str, str]]) -> list[str]:
    """Return the names; a roll that is too long for a notice is shown by groups with their numbers."""
    if len(voters) <= MOST_NAMES:
        return [name for name, _ in voters]
    return [f"{group or '—'} ({number})" for group, number in sorted(Counter(group for _, group in voters).items())]
