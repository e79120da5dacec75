"""Builds the demo world through the actions a user would press: all of it or nothing."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from unionhall.base import clock
from unionhall.base.actions.seed_calendar import seed_calendar
from unionhall.base.queries.actors import actor_of
from unionhall.indicators.actions.recompute_totals import recompute_totals
from unionhall.indicators.actions.refresh_measures import refresh_measures
from unionhall.kernel.actors import system_actor
from unionhall.kernel.text import N_, Sentence
from unionhall.registry.actions.load_regions import load_regions
from unionhall.world import accounts
from unionhall.world.articles import (
    a01_enterprises,
    a01_guidance,
    a01_procedures,
    a01_responsible,
    a01_services,
    a01_visits,
    a04_deployments,
    a05_stations,
    a06_mutual_aid,
    a10_gear_union,
    places,
)
from unionhall.world.enrolling import Enrolment

Tell = Callable[[Sentence], None]


def _silent(sentence: Sentence) -> None:
    """Tell nobody."""


@transaction.atomic
def build_world(*, now: datetime, tell: Tell = _silent) -> None:
    """Build regions, calendar, organisations, employers, people and demo log-ins into an empty database."""
    actor = system_actor("world", door="command")
    enrolment = Enrolment(actor=actor, now=now)
    tell(Sentence(N_("Loading regions and the working-day calendar")))
    load_regions(actor=actor, now=now)
    seed_calendar(actor=actor, now=now)
    tell(Sentence(N_("Founding federations")))
    places.build(actor=actor, now=now)
    places.build_procuratorate(actor=actor, now=now)
    tell(Sentence(N_("Founding guidance stations, parks and hubs")))
    a01_guidance.build(actor=actor, enrolment=enrolment, now=now)
    tell(Sentence(N_("Registering enterprises, their unions and members")))
    a01_enterprises.build(actor=actor, enrolment=enrolment, now=now)
    tell(Sentence(N_("Saying which station answers for whom, and what enterprises practise")))
    a01_responsible.build(actor=actor, now=now)
    tell(Sentence(N_("Founding workers' stations, the mutual-aid association and an enterprise union")))
    a05_stations.build(actor=actor, now=now)
    a04_deployments.found(actor=actor, now=now)
    a06_mutual_aid.build(actor=actor, now=now)
    member = a10_gear_union.build(actor=actor, enrolment=enrolment, now=now)
    tell(Sentence(N_("Opening the demo log-ins")))
    opened = accounts.build(actor=actor, worker_person_id=member, now=now)
    tell(Sentence(N_("Beginning foundings and re-elections")))
    a01_procedures.build(actor=actor, accounts=opened, enrolment=enrolment, now=now)
    tell(Sentence(N_("Opening rooms, answering service orders, holding talks")))
    a01_services.build(actor=actor, accounts=opened, enrolment=enrolment, now=now)
    a01_visits.build(station=actor_of(opened["station"], today=clock.today(now), door="command"), now=now)
    tell(Sentence(N_("Issuing deployments and collecting returns")))
    province = actor_of(opened["province"], today=clock.today(now), door="command")
    a04_deployments.build(actor=actor, province=province, now=now)
    refresh_measures(actor=actor, as_of=clock.today(now), now=now)
    recompute_totals(actor=actor, now=now)
