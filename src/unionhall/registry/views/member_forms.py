"""Forms about members: record, confirm, change, declare void."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from unionhall.base import clock
from unionhall.base.flows import Flow, Setting, Step, run_flow
from unionhall.base.http import ActorRequest
from unionhall.kernel.identity import ID_TYPES
from unionhall.kernel.text import N_
from unionhall.registry.actions.change_membership_status import change_membership_status
from unionhall.registry.actions.confirm_membership import confirm_membership
from unionhall.registry.actions.register_person import register_person
from unionhall.registry.actions.start_membership import start_membership
from unionhall.registry.actions.void_membership import void_membership
from unionhall.registry.forms.choosing import Reach, Why
from unionhall.registry.forms.people import MembershipStart, PersonIdentity, StatusChange, StatusPapers
from unionhall.registry.queries.members import spell
from unionhall.registry.queries.organisations import organisation
from unionhall.registry.rules.kinds import STATUSES
from unionhall.registry.rules.membership import EVENTS, UNION, possible
from unionhall.registry.views.choices import reach
from unionhall.registry.views.members import person_url
from unionhall.ui.notices import tell

CHANGE = "registry.change_member"
RECORD = Flow(
    code="registry.record_member",
    grant=CHANGE,
    heading=N_("Record a member"),
    button=N_("Record the member"),
    steps=(Step(N_("Who it is"), PersonIdentity), Step(N_("Membership"), MembershipStart)),
)
CONFIRM = Flow(
    code="registry.confirm_membership",
    grant=CHANGE,
    heading=N_("Confirm by signed paper"),
    button=N_("Confirm the membership"),
    steps=(Step(N_("Where the paper is kept"), Why),),
)
STATUS = Flow(
    code="registry.change_membership_status",
    grant=CHANGE,
    heading=N_("Change the membership"),
    button=N_("Change the membership"),
    steps=(Step(N_("What happened"), StatusChange), Step(N_("What it rests on"), StatusPapers)),
)
VOID = Flow(
    code="registry.void_membership",
    grant="registry.void_membership",
    heading=N_("Declare the membership void"),
    button=N_("Declare it void"),
    steps=(Step(N_("Why"), Why),),
)


def record(request: ActorRequest) -> HttpResponse:
    """Record a person and start the membership."""
    actor, today = request.actor, clock.today()

    def act(values: dict[str, Any]) -> str:
        now = clock.now()
        with transaction.atomic():
            person_id = register_person(
                actor=actor,
                organisation_code=values["union_organisation"],
                name=values["name"],
                id_type=values["id_type"],
                id_number=values["id_number"],
                phone=values["phone"],
                now=now,
            )
            start_membership(
                actor=actor,
                person_id=person_id,
                union_code=values["union_organisation"],
                from_on=values["from_on"],
                joined_on=values["joined_on"],
                group_name=values["group_name"],
                job_title=values["job_title"],
                note=values["note"],
                now=now,
            )
        tell(request, gettext("{name} is recorded as a member.").format(name=values["name"]))
        return person_url(person_id)

    def foresee(values: dict[str, Any]) -> list[str]:
        union = organisation(actor, values["union_organisation"], CHANGE)
        day = date_format(values["from_on"], "DATE_FORMAT")
        words = gettext("{name} is a member of {union} from {day}, not yet confirmed by the member.")
        return [
            words.format(name=values["name"], union=union.name, day=day),
            gettext("The identity number and the phone are stored sealed; lists show them masked."),
        ]

    setting = Setting(
        subject="",
        cancel_url=reverse("registry:members"),
        act=act,
        foresee=foresee,
        initial={"union_organisation": request.GET.get("in", "")[:40], "from_on": today},
        options={"reach": reach(actor, today, grant=CHANGE, extra={"id_types": ID_TYPES})},
        crumbs=[(gettext("Members"), reverse("registry:members"))],
    )
    return run_flow(request, RECORD, setting)


def _crumbs(held: Any) -> list[tuple[str, str]]:
    return [(gettext("Members"), reverse("registry:members")), (held.person.name, person_url(held.person_id))]


def confirm(request: ActorRequest, spell_id: int) -> HttpResponse:
    """Confirm a membership because the member's signed paper is on file."""
    actor = request.actor
    held = spell(actor, spell_id, CHANGE)

    def act(values: dict[str, Any]) -> str:
        confirm_membership(actor=actor, spell_id=spell_id, how="paper", reason=values["reason"], now=clock.now())
        tell(request, gettext("The membership is confirmed."))
        return person_url(held.person_id)

    words = gettext(
        "The membership of {name} in {union} counts as confirmed; your name and the place of the paper go on record."
    )
    line = words.format(name=held.person.name, union=held.union.name)
    return _run(request, CONFIRM, held, act, line)


def void(request: ActorRequest, spell_id: int) -> HttpResponse:
    """Declare a membership void, as if it had never been."""
    actor = request.actor
    held = spell(actor, spell_id, "registry.void_membership")

    def act(values: dict[str, Any]) -> str:
        void_membership(actor=actor, spell_id=spell_id, reason=values["reason"], now=clock.now())
        tell(request, gettext("The membership is void."))
        return person_url(held.person_id)

    words = gettext("The membership of {name} in {union} is void today; what was granted because of it is withdrawn.")
    line = words.format(name=held.person.name, union=held.union.name)
    return _run(request, VOID, held, act, line, grave=True)


def _run(
    request: ActorRequest,
    flow: Flow,
    held: Any,
    act: Callable[[dict[str, Any]], str],
    line: str,
    *,
    grave: bool = False,
) -> HttpResponse:
    setting = Setting(
        subject=str(held.pk),
        cancel_url=person_url(held.person_id),
        act=act,
        foresee=lambda _values: [line],
        crumbs=_crumbs(held),
        lead=f"{held.person.name} · {held.union.name}",
        grave=grave,
    )
    return run_flow(request, flow, setting)


def change(request: ActorRequest, spell_id: int) -> HttpResponse:
    """Change what a membership is: transfer, retain, leave and so on."""
    actor = request.actor
    held = spell(actor, spell_id, CHANGE)
    rows = {row.event: row for row in possible(held.status, UNION)}

    def act(values: dict[str, Any]) -> str:
        change_membership_status(
            actor=actor,
            spell_id=spell_id,
            event=values["event"],
            on=values["on"],
            reason=values["reason"],
            ground=values["ground"],
            papers=(values["paper"],) if values["paper"] else (),
            educated_on=tuple(day for day in (values["educated_first_on"], values["educated_last_on"]) if day),
            talked_on=values["talked_on"],
            now=clock.now(),
        )
        tell(request, gettext("The membership is changed."))
        return person_url(held.person_id)

    def foresee(values: dict[str, Any]) -> list[str]:
        target = rows[values["event"]]
        words = gettext("The membership of {name} in {union} becomes “{state}” from {day}.")
        lines = [
            words.format(
                name=held.person.name,
                union=held.union.name,
                state=gettext(STATUSES[target.target]),
                day=date_format(values["on"], "DATE_FORMAT"),
            )
        ]
        if target.ends:
            lines.append(gettext("It ends and is never reopened; joining again begins a new one."))
        return lines

    setting = Setting(
        subject=str(held.pk),
        cancel_url=person_url(held.person_id),
        act=act,
        foresee=foresee,
        initial={"on": clock.today()},
        options={"reach": Reach(extra={"events": {event: EVENTS[event] for event in rows}})},
        crumbs=_crumbs(held),
        lead=f"{held.person.name} · {held.union.name} · {gettext(STATUSES[held.status])}",
    )
    return run_flow(request, STATUS, setting)
