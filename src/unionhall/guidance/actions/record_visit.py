"""Record a visit to an enterprise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from unionhall.base import audit, clock, files
from unionhall.base.authority import may, require
from unionhall.base.rules.sniffing import JPEG, PNG, WEBP, sniff
from unionhall.desk.actions.ask_order import ask_order
from unionhall.desk.declared import all_types
from unionhall.desk.rules.asking import read_need
from unionhall.desk.rules.grants import ASK
from unionhall.guidance.models import Visit, VisitFinding, VisitPhoto
from unionhall.guidance.queries.responsibilities import reached
from unionhall.guidance.queries.visits import station_of, visit_under_key
from unionhall.guidance.rules.grants import READ_VISITS, RECORD_VISIT
from unionhall.guidance.rules.visits import Report, read_report
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.registry.models import Employer

PURPOSE = "visit_photo"
MOST_PHOTOS = 4


@dataclass(frozen=True, slots=True)
class Source:
    """Where a visit comes from when a phone captured it: the fact, who went there, and the photos that came along."""

    fact_id: int
    visitor_id: int
    file_ids: tuple[int, ...] = ()


@transaction.atomic
def record_visit(
    *,
    actor: Actor,
    uscc: str,
    body: Mapping[str, object],
    photos: Sequence[tuple[str, bytes]] = (),
    key: str = "",
    source: Source | None = None,
    now: datetime,
) -> int:
    """Record what was found and return the visit's id; a need becomes a service order where the actor may ask for one.

    ``body`` holds text by the names of ``rules.visits.FIELDS``. The same ``key`` again is the same visit.
    """
    require(actor, RECORD_VISIT)
    # Gather
    today = clock.today(now)
    known = visit_under_key(actor, key)
    if known is not None:
        return known
    employer = reached(actor, uscc, today, RECORD_VISIT)
    # Decide
    report = read_report(body, today)
    need = None
    if report.need_title:
        need = read_need(kind=report.need_kind, title=report.need_title, need=report.need_text, known=all_types())
    _check_day(employer, report)
    _check_photos(photos)
    # Record
    visit = Visit.objects.create(
        employer=employer,
        station=station_of(employer.pk, report.visited_on),
        visitor_id=source.visitor_id if source else actor.account_id,
        fact_id=source.fact_id if source else None,
        key=key[:80],
        recorded_by_id=actor.account_id,
        recorded_at=now,
        **_columns(report),
    )
    _findings(visit, report)
    file_ids = [*_photos(actor, visit, photos, now), *(source.file_ids if source else ())]
    VisitPhoto.objects.bulk_create(VisitPhoto(visit=visit, file_id=file_id) for file_id in file_ids)
    if need is not None and employer.closed_on is None and may(actor, ASK, employer.scope_path):
        order = ask_order(actor=actor, kind=need.kind, title=need.title, need=need.need, uscc=uscc, now=now)
        Visit.objects.filter(pk=visit.pk).update(order_id=order)
    audit.record(
        actor=actor,
        verb="guidance.record_visit",
        subject=f"visit:{visit.pk}",
        scope_path=employer.scope_path,
        now=now,
        facts={"employer": uscc, "visited_on": report.visited_on, "need": report.need_kind, "from_fact": bool(source)},
    )
    return int(visit.pk)


def _columns(report: Report) -> dict[str, object]:
    plain = replace(report, findings={})
    names = ("visited_on", "met", "need_kind", "need_title", "need_text", "next_on", "remark")
    return {name: getattr(plain, name) for name in names}


def _check_day(employer: Employer, report: Report) -> None:
    if employer.opened_on is not None and report.visited_on < employer.opened_on:
        raise Refused(
            "guidance.visit_before",
            N_("{name} opened on {day}."),
            where="visited_on",
            name=employer.name,
            day=employer.opened_on,
        )


def _check_photos(photos: Sequence[tuple[str, bytes]]) -> None:
    if len(photos) > MOST_PHOTOS:
        raise Refused("guidance.visit_photos", N_("A visit keeps {most} photos."), where="photos", most=MOST_PHOTOS)
    for name, content in photos:
        if sniff(content) not in {JPEG, PNG, WEBP}:
            raise Refused("guidance.visit_photo", N_("“{name}” shows no picture."), where="photos", name=name[:60])


def _findings(visit: Visit, report: Report) -> None:
    VisitFinding.objects.bulk_create(
        VisitFinding(visit=visit, topic=topic, stand=stand, note=note)
        for topic, (stand, note) in report.findings.items()
    )


def _photos(actor: Actor, visit: Visit, photos: Sequence[tuple[str, bytes]], now: datetime) -> list[int]:
    """Store the photos where the actor may open them: on the ground of the enterprise, or at its station."""
    path = visit.employer.scope_path
    if not may(actor, READ_VISITS, path) and visit.station is not None:
        path = visit.station.path
    return [
        files.store(content, name=name, purpose=PURPOSE, grant=READ_VISITS, actor=actor, scope_path=path, now=now)
        for name, content in photos
    ]
