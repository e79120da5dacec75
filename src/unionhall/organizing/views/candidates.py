"""Forms about candidates: nominate, answer, take off the list."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext

from unionhall.base import clock
from unionhall.base.http import ActorRequest
from unionhall.organizing import forms
from unionhall.organizing.actions.answer_for_candidate import answer_for_candidate
from unionhall.organizing.actions.nominate import NewCandidate
from unionhall.organizing.actions.nominate import nominate as nominate_candidate
from unionhall.organizing.actions.withdraw_candidate import withdraw_candidate
from unionhall.organizing.queries.candidates import candidate
from unionhall.organizing.queries.undertakings import members_of, undertaking
from unionhall.organizing.rules.grants import ELECT
from unionhall.organizing.views.answering import answer
from unionhall.organizing.views.planning import MOST_PEOPLE
from unionhall.organizing.views.undertakings import url_of


def nominate(request: ActorRequest, undertaking_id: int) -> HttpResponse:
    """Put a member on the list."""
    it = undertaking(request.actor, undertaking_id, ELECT)
    members = members_of(it).values_list("person_id", "person__name", "group_name")[:MOST_PEOPLE]
    people = [(str(pk), f"{name} {group}".strip()) for pk, name, group in members]

    def act(values: dict[str, Any]) -> str:
        group, votes = values.pop("group"), values.pop("votes")
        row = NewCandidate(
            person_id=int(values.pop("person")),
            strokes=values.pop("strokes") or 0,
            nominations={group: votes or 0} if group else {},
            **values,
        )
        nominate_candidate(actor=request.actor, undertaking_id=undertaking_id, row=row, now=clock.now())
        return url_of(undertaking_id)

    return answer(
        request,
        forms.Nomination,
        act,
        grant=ELECT,
        heading=gettext("Nominate a candidate"),
        button=gettext("Put on the list"),
        cancel_url=url_of(undertaking_id),
        options={"people": people},
    )


def answer_question(request: ActorRequest, candidate_id: int) -> HttpResponse:
    """Write down why somebody stands all the same."""
    it = candidate(request.actor, candidate_id, ELECT)

    def act(values: dict[str, Any]) -> str:
        answer_for_candidate(actor=request.actor, candidate_id=candidate_id, answer=values["reason"], now=clock.now())
        return url_of(it.undertaking_id)

    return answer(
        request,
        forms.Why,
        act,
        grant=ELECT,
        heading=gettext("Why {name} stands all the same").format(name=it.name),
        button=gettext("Keep the answer"),
        cancel_url=url_of(it.undertaking_id),
    )


def withdraw(request: ActorRequest, candidate_id: int) -> HttpResponse:
    """Take somebody off the list."""
    it = candidate(request.actor, candidate_id, ELECT)

    def act(values: dict[str, Any]) -> str:
        withdraw_candidate(actor=request.actor, candidate_id=candidate_id, reason=values["reason"], now=clock.now())
        return url_of(it.undertaking_id)

    return answer(
        request,
        forms.Why,
        act,
        grant=ELECT,
        heading=gettext("Take {name} off the list").format(name=it.name),
        button=gettext("Take off the list"),
        cancel_url=url_of(it.undertaking_id),
    )
