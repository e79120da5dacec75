"""Forms about what the papers say besides the numbers, and about the delegates of a congress."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext

from unionhall.base import clock
from unionhall.base.http import ActorRequest
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.organizing import forms
from unionhall.organizing.actions.name_delegates import name_delegates
from unionhall.organizing.actions.note_particulars import note_particulars
from unionhall.organizing.queries.particulars import particulars_of
from unionhall.organizing.queries.undertakings import undertaking, voters_of
from unionhall.organizing.rules.grants import ELECT, RUN
from unionhall.organizing.rules.particulars import DAY, SECTIONS
from unionhall.organizing.views.answering import answer
from unionhall.organizing.views.planning import MOST_PEOPLE
from unionhall.organizing.views.undertakings import url_of


def particulars(request: ActorRequest, undertaking_id: int, section: str) -> HttpResponse:
    """Note one section of what the papers say."""
    it = undertaking(request.actor, undertaking_id, RUN)
    if section not in SECTIONS:
        raise NotFound("organizing.no_section", N_("There is no such page."))
    title, parts = SECTIONS[section]

    def act(values: dict[str, Any]) -> str:
        texts = {one.key: values[one.key] for one in parts}
        given = {
            one.key: (texts[one.key].isoformat() if texts[one.key] else "")
            if one.kind == DAY
            else str(texts[one.key] or "")
            for one in parts
        }
        note_particulars(actor=request.actor, undertaking_id=undertaking_id, given=given, now=clock.now())
        return url_of(undertaking_id)

    known = particulars_of(it)
    return answer(
        request,
        forms.ParticularsForm,
        act,
        grant=RUN,
        heading=gettext(title),
        button=gettext("Keep it"),
        cancel_url=url_of(undertaking_id),
        initial={one.key: known.get(one.key, "") for one in parts},
        options={"section": section},
    )


def delegates(request: ActorRequest, undertaking_id: int) -> HttpResponse:
    """Name the delegates of a congress."""
    it = undertaking(request.actor, undertaking_id, ELECT)
    voters = list(voters_of(it).values_list("person_id", "name", "group_name", "delegate", "manager")[:MOST_PEOPLE])

    def act(values: dict[str, Any]) -> str:
        name_delegates(
            actor=request.actor,
            undertaking_id=undertaking_id,
            person_ids=[int(one) for one in values["people"]],
            managers=[int(one) for one in values["managers"]],
            now=clock.now(),
        )
        return url_of(undertaking_id)

    return answer(
        request,
        forms.Delegates,
        act,
        grant=ELECT,
        heading=gettext("Delegates"),
        button=gettext("Name the delegates"),
        cancel_url=url_of(undertaking_id),
        initial={
            "people": [str(pk) for pk, _, _, chosen, _ in voters if chosen],
            "managers": [str(pk) for pk, _, _, _, leads in voters if leads],
        },
        options={"people": [(str(pk), f"{name} {group}".strip()) for pk, name, group, _, _ in voters]},
    )
