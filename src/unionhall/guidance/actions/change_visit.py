"""Correct what a visit says."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from unionhall.base import audit, clock
from unionhall.base.authority import require
from unionhall.guidance.models import Visit, VisitFinding
from unionhall.guidance.queries.visits import findings_of, visit_by_id
from unionhall.guidance.rules.grants import RECORD_VISIT
from unionhall.guidance.rules.visits import Report, read_report
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Conflict, Refused
from unionhall.kernel.text import N_

LONGEST_REASON = 200


@transaction.atomic
def change_visit(
    *, actor: Actor, visit_id: int, body: Mapping[str, object], version: int, reason: str, now: datetime
) -> int:
    """Let a visit say what ``body`` says and return its new version; ``version`` is the one that the person saw.

    A need that is an order already is changed at the desk, not here.
    """
    require(actor, RECORD_VISIT)
    # Gather
    today = clock.today(now)
    visit = visit_by_id(actor, visit_id, today, RECORD_VISIT, lock=True)
    before = _said(visit)
    # Decide
    said = " ".join(reason.split())
    if visit.version != version:
        raise Conflict("guidance.visit_changed", N_("Somebody changed this visit meanwhile. Look at it again."))
    if visit.set_aside_at is not None:
        raise Refused("guidance.visit_aside", N_("This visit was set aside and is not changed any more."))
    if not said or len(said) > LONGEST_REASON:
        raise Refused(
            "guidance.visit_reason",
            N_("Give the reason, in at most {most} letters."),
            where="reason",
            most=LONGEST_REASON,
        )
    report = read_report({"visited_on": visit.visited_on.isoformat(), **body}, today)
    after = report.flat()
    changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    if visit.order_id is not None and {"need_kind", "need_title", "need_text"} & set(changed):
        raise Refused(
            "guidance.visit_ordered", N_("The need is an order already. Change it at the desk."), where="need_title"
        )
    if not changed:
        return visit.version
    # Record
    for name in ("visited_on", "met", "need_kind", "need_title", "need_text", "next_on", "remark"):
        setattr(visit, name, getattr(report, name))
    visit.version += 1
    visit.save()
    VisitFinding.objects.filter(visit=visit).delete()
    VisitFinding.objects.bulk_create(
        VisitFinding(visit=visit, topic=topic, stand=stand, note=note)
        for topic, (stand, note) in report.findings.items()
    )
    audit.record(
        actor=actor,
        verb="guidance.change_visit",
        subject=f"visit:{visit.pk}",
        scope_path=visit.employer.scope_path,
        now=now,
        facts={"changed": changed},
        reason=said,
    )
    return int(visit.version)


def _said(visit: Visit) -> dict[str, object]:
    findings = {row.topic: (row.stand, row.note) for row in findings_of(visit)}
    return Report(
        visited_on=visit.visited_on,
        met=visit.met,
        findings=findings,
        need_kind=visit.need_kind,
        need_title=visit.need_title,
        need_text=visit.need_text,
        next_on=visit.next_on,
        remark=visit.remark,
    ).flat()
