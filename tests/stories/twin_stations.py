"""Fills one zone of the twins with what a guidance station keeps: whom it answers for, its list, what is practised."""

from datetime import date, datetime
from typing import Any

from unionhall.guidance.actions.list_area_employers import list_area_employers
from unionhall.guidance.actions.record_practice import record_practice
from unionhall.guidance.actions.take_responsibility import take_responsibility
from unionhall.guidance.models import AreaEmployer
from unionhall.guidance.rules.practices import Practice
from unionhall.kernel.actors import system_actor

SYSTEM = system_actor("twins", door="command")


def fill_stations(zone: Any, now: datetime) -> None:
    """Let the town's station answer for the zone's enterprise, keep one on its list, know of a congress."""
    given = {"actor": SYSTEM, "station_code": zone.at["station"], "now": now}
    since = date(2024, 1, 1)
    take_responsibility(**given, uscc=zone.at["uscc"], from_on=since, reason=zone.name("认领"))
    list_area_employers(**given, usccs=[zone.at["spare_uscc"]], included=False, from_on=since, reason=zone.name("划出"))
    zone.at["listing_id"] = AreaEmployer.objects.get(employer__uscc=zone.at["spare_uscc"]).pk
    zone.at["practice_id"] = record_practice(
        actor=SYSTEM,
        uscc=zone.at["uscc"],
        practice=Practice("congress", date(2025, 6, 1), zone.name("会议纪要"), "meeting"),
        now=now,
    )
