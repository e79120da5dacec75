"""What the stations add to the file of an enterprise and to the registry's pages."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from unionhall.base import clock
from unionhall.base.authority import may
from unionhall.base.parts import Part, offer
from unionhall.guidance.queries.enterprises import judged_one
from unionhall.guidance.queries.papers import papers_about
from unionhall.guidance.queries.practices import all_practices_of, confirmable
from unionhall.guidance.queries.responsibilities import history_of, reachable
from unionhall.guidance.rules.grants import ASSIGN, CONFIRM, READ, RECORD
from unionhall.guidance.rules.practices import FORMS, KINDS
from unionhall.guidance.rules.risk import COLOURS
from unionhall.guidance.views.enterprises import enterprise_url
from unionhall.guidance.views.stations import TONES, station_url
from unionhall.kernel.actors import Actor
from unionhall.kernel.text import N_
from unionhall.registry.rules.kinds import GUIDANCE_STATION
from unionhall.registry.views.parts import VERBS

MOST_FACTS = 40
VERBS.update(
    {
        "guidance.take_responsibility": N_("A station answers for it"),
        "guidance.hand_over_employer": N_("Handed over to another station"),
        "guidance.assign_area": N_("The area was taken"),
        "guidance.list_area_employers": N_("The area changed"),
        "guidance.end_area_listing": N_("The area changed"),
        "guidance.release_station": N_("Enterprises freed, because the station was closed"),
        "guidance.record_practice": N_("Congress, openness or contract recorded"),
        "guidance.confirm_practice": N_("Confirmed what the station recorded"),
        "guidance.withdraw_practice": N_("Entry withdrawn"),
    }
)


def how_it_stands(actor: Actor, now: datetime, top: Any) -> Part | None:
    """Show the colour of an enterprise with every reason, and which station answers for it."""
    today = clock.today(now)
    _row, judgement = judged_one(top, today)
    history = history_of(top.pk)
    running = next((one for one in history if one.to_on is None), None)
    may_assign = not top.closed_on and reachable(actor, today, ASSIGN).filter(pk=top.pk).exists()
    context = {
        "colour": gettext(COLOURS[judgement.colour]),
        "tone": TONES[judgement.colour],
        "reasons": [(TONES[one.colour], one.sentence) for one in judgement.reasons],
        "running": running,
        "history": [
            (one, station_url(one.station.code) if may(actor, READ, one.station.path) else "") for one in history
        ],
        "take_url": reverse("guidance:take", args=[top.uscc]) if may_assign and running is None else "",
        "hand_url": reverse("guidance:hand_over", args=[top.uscc]) if may_assign and running is not None else "",
        "public_url": reverse("guidance:public_station", args=[running.station.code]) if running else "",
    }
    return Part("guidance/parts/standing.html", context)


def practices(actor: Actor, now: datetime, top: Any) -> Part | None:
    """Show what is on record of congress, openness and contract."""
    today = clock.today(now)
    rows = list(all_practices_of(top)[:MOST_FACTS])
    speaks = may(actor, CONFIRM) and confirmable(actor, today).filter(pk=top.pk).exists()
    writes = not top.closed_on and reachable(actor, today, RECORD).filter(pk=top.pk).exists()
    context = {
        "top": top,
        "rows": [
            (
                row,
                gettext(KINDS[row.kind]),
                gettext(FORMS[row.form]) if row.form else "",
                speaks and row.confirmed_at is None and row.recorded_by_id != actor.account_id,
            )
            for row in rows
        ],
        "may_record": writes,
        "missing": [gettext(words) for kind, words in KINDS.items() if not _known(rows, kind)],
    }
    return Part("guidance/parts/practices.html", context)


def _known(rows: list[Any], kind: str) -> bool:
    return any(row.kind == kind and row.withdrawn_at is None for row in rows)


def papers(actor: Actor, now: datetime, top: Any) -> Part | None:
    """Show the papers of the enterprise's union and of its procedures."""
    found = papers_about(actor, top, clock.today(now))
    if found is None:
        return None
    return Part(
        "guidance/parts/papers.html", {"rows": [(row, reverse("papers:paper", args=[row.pk])) for row in found]}
    )


def file_of_employer(actor: Actor, now: datetime, top: Any) -> Part | None:
    """Lead from the employer's registry page to its file."""
    if not may(actor, READ, top.scope_path):
        return None
    return Part("guidance/parts/to_file.html", {"url": enterprise_url(top.uscc)})


def station_here(actor: Actor, now: datetime, top: Any) -> Part | None:
    """Lead from the organisation's page to the station's."""
    if top.kind != GUIDANCE_STATION or not may(actor, READ, top.path):
        return None
    return Part("guidance/parts/to_station.html", {"url": station_url(top.code)})


offer("enterprise", how_it_stands, order=10)
offer("enterprise", practices, order=30)
offer("enterprise", papers, order=60)
offer("employer", file_of_employer, order=5)
offer("organisation", station_here, order=5)
