"""Publish a notice: its roster is frozen and its clock starts."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from unionhall.base import audit, clock, typesetting
from unionhall.base.authority import require
from unionhall.base.calendar import work_calendar
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.papers.models import Notice, NoticeEntry
from unionhall.papers.queries.notices import DISPLAY_OF_CANDIDATES, least_display
from unionhall.papers.queries.templates import organisation_at
from unionhall.papers.rules.notices import (
    check_display,
    check_public_text,
    check_rule,
    check_span,
    check_start,
    last_day,
    read_roster,
)

GRANT = "papers.publish_notice"


@transaction.atomic
def publish_notice(
    *,
    actor: Actor,
    scope_path: str,
    subject: str,
    title: str,
    body: str,
    roster: Sequence[Mapping[str, Any]],
    start_on: date,
    working_days: int,
    contact: str,
    rule_key: str = DISPLAY_OF_CANDIDATES,
    masked: bool = False,
    now: datetime,
) -> int:
    """Display it from ``start_on`` for ``working_days`` and return its id.

    ``rule_key`` names the number of the rule profile that says how long it must be displayed at least; ``roster`` rows
    have name, employer, post and deeds and nothing else; ``masked`` shows family names only.
    """
    require(actor, GRANT, scope_path)
    check_rule(rule_key)
    # Gather
    place = organisation_at(scope_path)
    calendar = work_calendar()
    least = least_display(place.region_code, start_on, rule_key)
    # Decide
    _check_words(title, body, contact)
    check_start(start_on, clock.today(now))
    check_span(working_days)
    ends = last_day(calendar, start_on, working_days)
    check_display(least, start_on, ends.day, working_days)
    entries = read_roster(roster)
    typesetting.check_characters("".join([title, body, contact, *(text for row in entries for text in row.values())]))
    # Record
    made = Notice.objects.create(
        organisation=place,
        scope_path=scope_path,
        subject=subject[:80],
        title=" ".join(title.split())[:200],
        body=body.strip()[:4000],
        contact=contact.strip()[:300],
        masked=masked,
        token=secrets.token_urlsafe(18),
        start_on=start_on,
        working_days=working_days,
        ends_on=ends.day,
        provisional=ends.provisional,
        rule_key=rule_key,
        least=least.number,
        least_unit=least.unit,
        least_source=least.source[:200],
        published_at=now,
        published_by_id=actor.account_id,
    )
    _keep_entries(made, entries)
    audit.record(
        actor=actor,
        verb="papers.publish_notice",
        subject=f"notice:{made.pk}",
        scope_path=scope_path,
        now=now,
        facts={"entries": len(entries), "ends_on": ends.day.isoformat(), "days": working_days, "least": least.number},
    )
    return int(made.pk)


def _check_words(title: str, body: str, contact: str) -> None:
    if not title.strip() or not contact.strip():
        raise Refused("papers.notice_incomplete", N_("A notice needs a title and says where one can object."))
    check_public_text(f"{title} {body}")


def _keep_entries(made: Notice, entries: Sequence[dict[str, str]]) -> None:
    NoticeEntry.objects.bulk_create(
        NoticeEntry(notice=made, position=number, shown=row, start_on=made.start_on, ends_on=made.ends_on)
        for number, row in enumerate(entries, start=1)
    )
