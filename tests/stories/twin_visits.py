"""Fills one zone of the twins with a visit, and with a fact from a phone that waits for a person."""

from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from unionhall.base import clock
from unionhall.base.actions.record_fact import record_fact
from unionhall.base.models import FieldFact
from unionhall.base.queries.actors import actor_of
from unionhall.base.rules.field_facts import Item
from unionhall.guidance.actions.record_visit import record_visit


def fill_visits(zone: Any, now: datetime) -> None:
    """Let the town's officer visit an enterprise, and the county's officer have been there without network."""
    town = actor_of(zone.at["park_officer"], today=clock.today(now), door="web")
    county = actor_of(zone.at["county_officer"], today=clock.today(now), door="web")
    body = {
        "met": zone.name("主席"),
        "stand_union": "lacking",
        "note_union": zone.name("想建会"),
        "need_kind": "library",
        "need_title": zone.name("添书"),
    }
    zone.at["visit_id"] = record_visit(actor=town, uscc=zone.at["uscc"], body=body, now=now)
    item = Item(
        client_id=str(uuid5(NAMESPACE_URL, f"twins/{zone.tag}")),
        kind="guidance.visit",
        subject=f"employer:{zone.at['uscc']}",
        base="1.0",
        device=str(uuid5(NAMESPACE_URL, f"twins/{zone.tag}/phone")),
        sequence=1,
        captured_at=now - timedelta(hours=3),
        body={"met": zone.name("厂长")},
    )
    record_fact(actor=county, item=item, sent_at=now, now=now)
    zone.at["fact_id"] = FieldFact.objects.get(client_id=item.client_id).pk
