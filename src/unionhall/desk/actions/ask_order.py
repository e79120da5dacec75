"""Ask the station for a service."""

from datetime import datetime

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.pinyin import name_index
from unionhall.desk.declared import all_types
from unionhall.desk.models import ServiceOrder
from unionhall.desk.queries.orders import covered_codes, employer_coded, union_of
from unionhall.desk.rules.asking import places, read_need, which_employer
from unionhall.desk.rules.service import CODE
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.registry.models import Employer, Organisation
from unionhall.registry.queries.employers import employer
from unionhall.registry.queries.organisations import organisation
from unionhall.workflow.actions.fire import fire
from unionhall.workflow.actions.start_run import start_run

GRANT = "desk.ask_order"


@transaction.atomic
def ask_order(
    *, actor: Actor, kind: str, title: str, need: str = "", union_code: str = "", uscc: str = "", now: datetime
) -> int:
    """Ask as a union (``union_code``), or for an enterprise within reach (``uscc``); return the order's id.

    For an enterprise with a union of its own or a joint one the order stands at that union, whose officers see,
    confirm and rate it. The station has two working days to accept it.
    """
    require(actor, GRANT)
    # Gather
    who, union = _for_whom(actor, union_code, uscc, now)
    # Decide
    asked = read_need(kind=kind, title=title, need=need, known=all_types())
    if who is not None and who.closed_on is not None:
        raise Refused("desk.closed", N_("{name} was closed on {day}."), name=who.name, day=who.closed_on)
    ground = who.scope_path if who else ""
    if union is not None and who is not None and not union_code and not union.path.startswith(ground):
        union = None  # hangs elsewhere in the tree, out of the asker's reach
    scope_path, above = places(ground=ground, union=union.path if union else "")
    # Record
    names = " ".join(one.name for one in (who, union) if one is not None)
    order = ServiceOrder.objects.create(
        scope_path=scope_path,
        employer=who,
        union=union,
        kind=asked.kind,
        title=asked.title,
        need=asked.need,
        name_index=name_index(f"{names} {asked.title}")[:1200],
        asked_on=clock.today(now),
        asked_by_id=actor.account_id,
    )
    run_id = start_run(
        actor=actor,
        procedure=CODE,
        scope_path=scope_path,
        superior_path=above,
        title=f"{asked.title} · {names}"[:200],
        subject=f"order:{order.pk}",
        key=f"desk.order:{order.pk}",
        now=now,
    )
    ServiceOrder.objects.filter(pk=order.pk).update(run_id=run_id)
    fire(actor=actor, run_id=run_id, event="hand_in", version=1, now=now)
    record(
        actor=actor,
        verb="desk.ask_order",
        subject=f"order:{order.pk}",
        scope_path=scope_path,
        now=now,
        facts={"kind": kind, "run": run_id, "employer": who.uscc if who else ""},
    )
    return int(order.pk)


def _for_whom(actor: Actor, union_code: str, uscc: str, now: datetime) -> tuple[Employer | None, Organisation | None]:
    today = clock.today(now)
    if union_code:
        union = organisation(actor, union_code, GRANT)
        if union.closed_on is not None:
            raise Refused("desk.closed", N_("{name} was closed on {day}."), name=union.name, day=union.closed_on)
        return employer_coded(which_employer(uscc, covered_codes(union, today))), union
    if not uscc:
        raise Refused("desk.for_nobody", N_("Name the union that asks, or the enterprise that needs it."), where="uscc")
    who = employer(actor, uscc, GRANT)
    return who, union_of(who, today)
