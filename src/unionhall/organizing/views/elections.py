"""Ballots: prepare, tellers, count or open and close, the result with its arithmetic, what follows."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from unionhall.base import clock
from unionhall.base.authority import may, require
from unionhall.base.http import ActorRequest
from unionhall.organizing import forms
from unionhall.organizing.actions.close_ballot import close_ballot
from unionhall.organizing.actions.name_tellers import name_tellers
from unionhall.organizing.actions.open_ballot import open_ballot
from unionhall.organizing.actions.prepare_election import prepare_election
from unionhall.organizing.actions.record_count import PaperTally, record_count
from unionhall.organizing.actions.settle_election import settle_election
from unionhall.organizing.queries.ballots import receipts_of, turnout_by_group
from unionhall.organizing.queries.elections import election, result_of, tellers_of
from unionhall.organizing.queries.undertakings import undertaking, voters_of
from unionhall.organizing.rules import kinds
from unionhall.organizing.rules.ballots import VERDICTS, Marks
from unionhall.organizing.rules.grants import ELECT, READ
from unionhall.organizing.views.answering import answer
from unionhall.organizing.views.planning import MOST_PEOPLE
from unionhall.organizing.views.undertakings import url_of
from unionhall.ui.notices import tell


def election_url(election_id: int) -> str:
    """Return the address of a ballot's page."""
    return reverse("organizing:election", args=[election_id])


def prepare(request: ActorRequest, undertaking_id: int) -> HttpResponse:
    """Prepare the ballot for one body."""
    undertaking(request.actor, undertaking_id, ELECT)

    def act(values: dict[str, Any]) -> str:
        pk = prepare_election(actor=request.actor, undertaking_id=undertaking_id, now=clock.now(), **values)
        return election_url(pk)

    return answer(
        request,
        forms.Prepare,
        act,
        grant=ELECT,
        heading=gettext("Prepare a ballot"),
        button=gettext("Prepare the ballot"),
        cancel_url=url_of(undertaking_id),
    )


def tellers(request: ActorRequest, undertaking_id: int) -> HttpResponse:
    """Name the tellers."""
    it = undertaking(request.actor, undertaking_id, ELECT)
    voters = voters_of(it).values_list("person_id", "name")[:MOST_PEOPLE]

    def act(values: dict[str, Any]) -> str:
        chosen = [int(one) for one in values["people"]]
        name_tellers(actor=request.actor, undertaking_id=undertaking_id, person_ids=chosen, now=clock.now())
        return url_of(undertaking_id)

    return answer(
        request,
        forms.Tellers,
        act,
        grant=ELECT,
        heading=gettext("Tellers"),
        button=gettext("Name the tellers"),
        cancel_url=url_of(undertaking_id),
        initial={"people": [str(one.person_id) for one in tellers_of(it)]},
        options={"people": [(str(pk), name) for pk, name in voters]},
    )


def election_record(request: ActorRequest, election_id: int) -> HttpResponse:
    """Show a ballot: before, who stands; while it is open, only the turnout; after, the result and its arithmetic."""
    require(request.actor, READ)
    it = election(request.actor, election_id)
    electronic = it.method == kinds.ELECTRONIC
    context = {
        "it": it,
        "body": gettext(kinds.BODIES[it.body]),
        "round": gettext(kinds.ROUNDS[it.round]),
        "method": gettext(kinds.METHODS[it.method]),
        "state": gettext(kinds.ELECTION_STATES[it.state]),
        "verdict": gettext(VERDICTS[it.verdict]) if it.verdict else "",
        "settled": gettext(kinds.SETTLEMENTS[it.settlement]) if it.settlement else "",
        "result": result_of(it),
        "voted": receipts_of(it.pk) if electronic and it.state != kinds.PREPARED else None,
        "groups": turnout_by_group(it) if electronic and it.state == kinds.DECIDED else [],
        "may_elect": may(request.actor, ELECT, it.scope_path) and it.undertaking.finished_on is None,
        "to_settle": it.state == kinds.DECIDED
        and not it.settlement
        and bool(it.short or it.run_off_seats or it.verdict != "decided"),
    }
    return render(request, "organizing/election.html", context)


def count(request: ActorRequest, election_id: int) -> HttpResponse:
    """Enter the tally sheet; the result page shows what follows from it."""
    it = election(request.actor, election_id, ELECT)
    listed = [(line.candidate_id, line.name) for line in result_of(it).lines if line.candidate_id]

    def act(values: dict[str, Any]) -> str:
        marks = {
            pk: Marks(values[f"c{pk}_for"], values[f"c{pk}_against"], values[f"c{pk}_abstain"]) for pk, _ in listed
        }
        tally = PaperTally(
            present=values["present"],
            issued=values["issued"],
            collected=values["collected"],
            valid=values["valid"],
            marks=marks,
            written_in=values["written_in"],
        )
        record_count(
            actor=request.actor,
            election_id=election_id,
            tally=tally,
            signed_by=[int(one) for one in values["signed_by"]],
            sheet=values["sheet"].read(),
            sheet_name=values["sheet"].name,
            now=clock.now(),
        )
        tell(request, gettext("The result is computed."))
        return election_url(election_id)

    signers = [(str(one.person_id), one.person.name) for one in tellers_of(it.undertaking)]
    return answer(
        request,
        forms.CountForm,
        act,
        grant=ELECT,
        heading=gettext("Enter the count"),
        button=gettext("Compute the result"),
        cancel_url=election_url(election_id),
        options={"candidates": listed, "tellers": signers},
    )


def open_box(request: ActorRequest, election_id: int) -> HttpResponse:
    """Open the electronic ballot."""
    election(request.actor, election_id, ELECT)

    def act(values: dict[str, Any]) -> str:
        now = clock.now()
        closes_at = now + timedelta(hours=values["hours"])
        open_ballot(actor=request.actor, election_id=election_id, closes_at=closes_at, now=now)
        return election_url(election_id)

    return answer(
        request,
        forms.OpenBallot,
        act,
        grant=ELECT,
        heading=gettext("Open the electronic ballot"),
        button=gettext("Open the ballot"),
        cancel_url=election_url(election_id),
    )


@require_POST
def close_box(request: ActorRequest, election_id: int) -> HttpResponse:
    """Close the electronic ballot and count it."""
    close_ballot(actor=request.actor, election_id=election_id, now=clock.now())
    return HttpResponseRedirect(election_url(election_id))


def settle(request: ActorRequest, election_id: int) -> HttpResponse:
    """Decide what follows a tie, a shortfall or a void ballot."""
    election(request.actor, election_id, ELECT)

    def act(values: dict[str, Any]) -> str:
        following = settle_election(actor=request.actor, election_id=election_id, now=clock.now(), **values)
        return election_url(following or election_id)

    return answer(
        request,
        forms.Settle,
        act,
        grant=ELECT,
        heading=gettext("What follows"),
        button=gettext("Decide"),
        cancel_url=election_url(election_id),
    )
