"""Office pages of enterprises as stations see them: list and red list, taking and handing over, practices."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from unionhall.base import clock
from unionhall.base.authority import require
from unionhall.base.flows import Flow, Setting, Step, run_flow
from unionhall.base.http import ActorRequest
from unionhall.base.lists.columns import BADGE, CODE, DAY, NUMBER, Column
from unionhall.base.lists.filters import ChoiceFilter, LinkFilter, YesNoFilter
from unionhall.base.lists.page import Empty, ListPage, register
from unionhall.base.lists.views import show
from unionhall.guidance.actions.confirm_practice import confirm_practice
from unionhall.guidance.actions.hand_over_employer import hand_over_employer
from unionhall.guidance.actions.record_practice import record_practice
from unionhall.guidance.actions.take_responsibility import take_responsibility
from unionhall.guidance.actions.withdraw_practice import withdraw_practice
from unionhall.guidance.forms.network import HandOver, Take
from unionhall.guidance.forms.practices import RecordPractice, Withdraw
from unionhall.guidance.queries.enterprises import (
    answered_by,
    conditions,
    enterprise_rows,
    in_area,
    unanswered,
)
from unionhall.guidance.queries.practices import standing_practice
from unionhall.guidance.queries.responsibilities import reached, running_for
from unionhall.guidance.queries.stations import station, stations
from unionhall.guidance.rules.grants import ASSIGN, READ, RECORD
from unionhall.guidance.rules.practices import FORMS, KINDS, Practice
from unionhall.guidance.rules.risk import COLOURS, REASONS, RED
from unionhall.guidance.views.stations import TONES, station_url
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.registry.queries.listed import under
from unionhall.ui.formats import day_text
from unionhall.ui.notices import tell

MOST_STATIONS = 300


def enterprise_url(uscc: str) -> str:
    """Return the address of the one file of an enterprise."""
    return reverse("portal:enterprise", args=[uscc])


def _of_station(actor: Actor, code: str, today: Any) -> tuple[Q, str] | None:
    try:
        top = station(actor, code)
    except NotFound:
        return None
    return answered_by(top, today), top.name


def _of_area(actor: Actor, code: str, today: Any) -> tuple[Q, str] | None:
    try:
        top = station(actor, code)
    except NotFound:
        return None
    return in_area(top, today), top.name


def _red_for(_actor: Actor, code: str, today: Any) -> tuple[Q, str] | None:
    found = conditions(today).get(code)
    return (found[RED], gettext(REASONS[code])) if found else None


ENTERPRISES = register(
    ListPage(
        code="guidance.enterprises",
        title=N_("Enterprises and red list"),
        grant=READ,
        url_name="guidance:enterprises",
        rows=enterprise_rows,
        columns=(
            Column(
                "name",
                N_("Enterprise"),
                lambda row: row.name,
                fixed=True,
                sort="name",
                link=lambda row: enterprise_url(row.uscc),
            ),
            Column(
                "colour",
                N_("How it stands"),
                lambda row: row.colour,
                BADGE,
                words=COLOURS,
                tone=lambda row: TONES[row.colour],
            ),
            Column(
                "station",
                N_("Station"),
                lambda row: row.station_name or "",
                link=lambda row: station_url(row.station_code) if row.station_code else "",
            ),
            Column("headcount", N_("Employees"), lambda row: row.headcount, NUMBER, sort="headcount", nullable=True),
            Column("union", N_("Union"), lambda row: row.union_name or "", shown=False),
            Column("term", N_("Term ends"), lambda row: row.term_ends_on, DAY, sort="term_ends_on", nullable=True),
            Column(
                "congress",
                N_("Last congress"),
                lambda row: row.congress_last_on,
                DAY,
                sort="congress_last_on",
                nullable=True,
            ),
            Column(
                "openness",
                N_("Next posting due"),
                lambda row: row.openness_until,
                DAY,
                sort="openness_until",
                nullable=True,
            ),
            Column(
                "contract",
                N_("Contract ends"),
                lambda row: row.contract_until,
                DAY,
                sort="contract_until",
                nullable=True,
            ),
            Column("uscc", N_("Credit code"), lambda row: row.uscc, CODE, sort="uscc", shown=False),
            Column("seat", N_("On the ground of"), lambda row: row.seat.name, sort="scope_path", shown=False),
            Column("registered", N_("Registered as number"), lambda row: row.pk, NUMBER, sort="pk", shown=False),
        ),
        sort="registered",
        filters=(
            ChoiceFilter("colour", N_("How it stands"), COLOURS),
            LinkFilter("red", N_("Red for"), _red_for),
            LinkFilter("station", N_("Station"), _of_station),
            LinkFilter("area", N_("In the area of"), _of_area),
            LinkFilter("under", N_("On the ground of"), lambda actor, code, _today: under(actor, code)),
            YesNoFilter(
                "answered",
                N_("Responsible station"),
                N_("A station answers for it"),
                N_("No station answers for it"),
                lambda today: ~unanswered(today),
            ),
            YesNoFilter(
                "unionised",
                N_("Union"),
                N_("With a union"),
                N_("Without a union"),
                lambda _today: Q(union_code__isnull=False),
            ),
        ),
        search_codes=("uscc",),
        search_hint=N_("Name, pinyin, initials or credit code"),
        label=lambda row: str(row.name),
        empty=Empty(N_("No enterprise stands on your ground, and no station of yours answers for one.")),
    )
)


def enterprises_list(request: ActorRequest) -> HttpResponse:
    """List the enterprises within reach, with how each stands."""
    secondary = [{"url": f"{reverse('guidance:enterprises')}?colour=red", "text": gettext("Red list")}]
    return show(request, ENTERPRISES, more={"secondary": secondary})


TAKE = Flow(
    code="guidance.take_responsibility",
    grant=ASSIGN,
    heading=N_("Say which station answers for it"),
    button=N_("Let the station answer for it"),
    steps=(Step(N_("Station and day"), Take),),
)
HAND_OVER = Flow(
    code="guidance.hand_over_employer",
    grant=ASSIGN,
    heading=N_("Hand over to another station"),
    button=N_("Hand it over"),
    steps=(Step(N_("Station, day and reason"), HandOver),),
)
PRACTISE = Flow(
    code="guidance.record_practice",
    grant=RECORD,
    heading=N_("Record congress, openness or contract"),
    button=N_("Record it"),
    steps=(Step(N_("What is known, and from where"), RecordPractice),),
)
WITHDRAW = Flow(
    code="guidance.withdraw_practice",
    grant=RECORD,
    heading=N_("Withdraw a wrong entry"),
    button=N_("Withdraw it"),
    steps=(Step(N_("Why"), Withdraw),),
)


def _crumbs(top: Any) -> list[tuple[str, str]]:
    return [(gettext(ENTERPRISES.title), reverse("guidance:enterprises")), (top.name, enterprise_url(top.uscc))]


def _stations(actor: Actor) -> list[tuple[str, str]]:
    rows = stations(actor, ASSIGN).filter(closed_on__isnull=True)
    return list(rows.values_list("code", "name")[:MOST_STATIONS])


def take(request: ActorRequest, uscc: str) -> HttpResponse:
    """Let a station answer for an enterprise that none has."""
    actor, today = request.actor, clock.today()
    require(actor, ASSIGN)
    top = reached(actor, uscc, today, ASSIGN)
    choices = _stations(actor)

    def act(values: dict[str, Any]) -> str:
        take_responsibility(
            actor=actor,
            station_code=values["station"],
            uscc=uscc,
            from_on=values["from_on"],
            reason=values["reason"],
            now=clock.now(),
        )
        tell(request, gettext("{name} has a station now.").format(name=top.name))
        return enterprise_url(uscc)

    def foresee(values: dict[str, Any]) -> list[str]:
        words = gettext("{station} answers for {name} from {day} on.")
        named = dict(choices).get(values["station"], values["station"])
        return [words.format(station=named, name=top.name, day=day_text(values["from_on"]))]

    setting = Setting(
        subject=uscc,
        cancel_url=enterprise_url(uscc),
        act=act,
        foresee=foresee,
        initial={"from_on": today, "station": choices[0][0] if len(choices) == 1 else ""},
        options={"stations": choices},
        crumbs=_crumbs(top),
        heading=gettext("Which station answers for {name}").format(name=top.name),
    )
    return run_flow(request, TAKE, setting)


def hand_over(request: ActorRequest, uscc: str) -> HttpResponse:
    """Hand an enterprise over to another station, or give it back."""
    actor, today = request.actor, clock.today()
    require(actor, ASSIGN)
    top = reached(actor, uscc, today, ASSIGN)
    running = running_for(top.pk)
    now_with = running.station.name if running else gettext("no station yet")
    choices = [pair for pair in _stations(actor) if running is None or pair[0] != running.station.code]

    def act(values: dict[str, Any]) -> str:
        hand_over_employer(
            actor=actor,
            uscc=uscc,
            to_station_code=values["station"],
            from_on=values["from_on"],
            reason=values["reason"],
            now=clock.now(),
        )
        tell(request, gettext("{name} is handed over.").format(name=top.name))
        return reverse("guidance:enterprises") if not values["station"] else enterprise_url(uscc)

    def foresee(values: dict[str, Any]) -> list[str]:
        day = day_text(values["from_on"])
        if not values["station"]:
            words = gettext("From {day} on nobody answers for {name}, until a station takes it.")
            return [words.format(day=day, name=top.name)]
        named = dict(choices).get(values["station"], values["station"])
        words = gettext("{old} answers for {name} until the day before {day}, {new} from that day on.")
        return [
            words.format(old=now_with, name=top.name, day=day, new=named),
            gettext("Its file goes along: visits, orders and papers stay on it."),
        ]

    setting = Setting(
        subject=uscc,
        cancel_url=enterprise_url(uscc),
        act=act,
        foresee=foresee,
        initial={"from_on": today},
        options={"stations": [("", gettext("No station for now")), *choices]},
        crumbs=_crumbs(top),
        heading=gettext("Hand over {name}").format(name=top.name),
        lead=gettext("{station} answers for it now.").format(station=now_with),
        grave=True,
    )
    return run_flow(request, HAND_OVER, setting)


def practise(request: ActorRequest, uscc: str) -> HttpResponse:
    """Record a congress, a posting, a contract, or that none was found."""
    actor, today = request.actor, clock.today()
    require(actor, RECORD)
    top = reached(actor, uscc, today, RECORD)

    def act(values: dict[str, Any]) -> str:
        record_practice(actor=actor, uscc=uscc, practice=Practice(**values), now=clock.now())
        tell(request, gettext("It is on record. The union of the enterprise can confirm it."))
        return enterprise_url(uscc)

    def foresee(values: dict[str, Any]) -> list[str]:
        kind, form = values["kind"], values["form"]
        what = gettext(KINDS[kind])
        if not values["held"]:
            words = gettext("{what}: none was found on {day}. That puts the enterprise on the red list.")
            return [words.format(what=what, day=day_text(values["held_on"]))]
        said, day = gettext(FORMS[form]), day_text(values["held_on"])
        lines = [gettext("{what} ({form}) was there on {day}.").format(what=what, form=said, day=day)]
        if values["valid_to"]:
            lines.append(gettext("It counts until {day}.").format(day=day_text(values["valid_to"])))
        return lines

    setting = Setting(
        subject=uscc,
        cancel_url=enterprise_url(uscc),
        act=act,
        foresee=foresee,
        initial={"held_on": today},
        crumbs=_crumbs(top),
        heading=gettext("What {name} practises").format(name=top.name),
    )
    return run_flow(request, PRACTISE, setting)


@login_required
@require_POST
def confirm(request: ActorRequest, uscc: str, practice_id: int) -> HttpResponse:
    """Confirm what the station recorded."""
    confirm_practice(actor=request.actor, uscc=uscc, practice_id=practice_id, now=clock.now())
    tell(request, gettext("Confirmed."))
    return redirect(enterprise_url(uscc))


def withdraw(request: ActorRequest, uscc: str, practice_id: int) -> HttpResponse:
    """Withdraw a wrong entry."""
    actor, today = request.actor, clock.today()
    require(actor, RECORD)
    top = reached(actor, uscc, today, RECORD)
    row = standing_practice(top, practice_id)

    def act(values: dict[str, Any]) -> str:
        withdraw_practice(actor=actor, uscc=uscc, practice_id=practice_id, reason=values["reason"], now=clock.now())
        tell(request, gettext("It is withdrawn and counts no longer."))
        return enterprise_url(uscc)

    def foresee(values: dict[str, Any]) -> list[str]:
        words = gettext("{what} of {day} counts no longer. It stays on file as withdrawn, with your name.")
        return [words.format(what=gettext(KINDS[row.kind]), day=day_text(row.held_on))]

    setting = Setting(
        subject=f"{uscc}/{practice_id}",
        cancel_url=enterprise_url(uscc),
        act=act,
        foresee=foresee,
        crumbs=_crumbs(top),
        grave=True,
    )
    return run_flow(request, WITHDRAW, setting)
