"""Registers visits with the kernel of facts that phones capture."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from unionhall.base import clock
from unionhall.base.field_kinds import Body, FactKind, Lines, Standing, register_kind
from unionhall.desk.declared import all_types
from unionhall.guidance.actions.take_visit import take_visit
from unionhall.guidance.queries.visits import employer_called, latest_id, since, station_of
from unionhall.guidance.rules.grants import READ_VISITS, RECORD_VISIT
from unionhall.guidance.rules.visits import STANDS, TOPICS, Report, base_of, read_base, read_report
from unionhall.kernel.text import N_
from unionhall.ui.formats import day_text, named

KIND = "guidance.visit"


def check(body: Body, happened_on: date) -> dict[str, object]:
    """Return the visit in clean words."""
    return read_report(body, happened_on).flat()


def stand(subject: str, base: str, author_id: int, *, lock: bool) -> Standing | None:
    """Say how an enterprise stands, and whether somebody else changed it or was there since a phone had looked."""
    employer = employer_called(subject, lock=lock)
    if employer is None:
        return None
    read, others = read_base(base), since(employer.pk, base, author_id)
    edited = read is not None and read[0] != employer.version
    top = station_of(employer.pk, clock.today())
    return Standing(
        scope_path=employer.scope_path,
        title=employer.name,
        version=base_of(employer.version, latest_id(employer.pk)),
        changed=bool(others) or edited,
        closed_on=employer.closed_on,
        lines=() if lock else _lines(employer, others, edited=edited),
        also_at=(top.path,) if top else (),
    )


def _lines(employer: Any, others: list[Any], *, edited: bool) -> Lines:
    """Say what stands now: the record of the enterprise when it was corrected, and the visits of others."""
    found: list[tuple[str, str]] = []
    if edited:
        found.append((gettext("The record of the enterprise was corrected to"), f"{employer.name} · {employer.uscc}"))
    if employer.closed_on:
        found.append((gettext("Closed on"), day_text(employer.closed_on)))
    for visit in others:
        findings = {row.topic: (row.stand, row.note) for row in visit.findings.all()}
        report = Report(
            visit.visited_on, visit.met, findings, visit.need_kind, visit.need_title, next_on=visit.next_on,
            remark=visit.remark,
        )  # fmt: skip
        who = str(visit.visitor or "")
        found.append((gettext("Visit by"), f"{who} · {day_text(visit.visited_on)}"))
        found += lines_of(report)[1:]
    return found


def lines_of(report: Report) -> list[tuple[str, str]]:
    """Say a visit in lines; the day comes first."""
    found = [(gettext("Day of the visit"), day_text(report.visited_on))]
    if report.met:
        found.append((gettext("Who was met"), report.met))
    for topic, (state, note) in report.findings.items():
        said = [gettext(STANDS[state])] if state else []
        found.append((gettext(TOPICS[topic]), " · ".join([*said, *([note] if note else [])])))
    if report.need_title:
        known = all_types().get(report.need_kind)
        service = gettext(known.title) if known else report.need_kind
        found.append((gettext("What they need"), named(service, report.need_title)))
        if report.need_text:
            found.append((gettext("More about it"), report.need_text))
    if report.next_on:
        found.append((gettext("Next visit"), day_text(report.next_on)))
    if report.remark:
        found.append((gettext("Remark"), report.remark))
    return found


def tell(body: Body) -> Lines:
    """Say what was captured."""
    return lines_of(read_report(body, date.fromisoformat(str(body["visited_on"]))))


def address(result: str) -> str:
    """Lead from "visit:12" to its page."""
    return reverse("guidance:visit", args=[int(result.partition(":")[2])])


def register_facts() -> None:
    """Register the kind (called when the app is ready)."""
    register_kind(
        FactKind(
            code=KIND,
            title=N_("Visit"),
            grant=RECORD_VISIT,
            check=check,
            stand=stand,
            take=take_visit,
            tell=tell,
            address=address,
            read_grant=READ_VISITS,
        )
    )
