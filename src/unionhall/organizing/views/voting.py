"""Voting on the phone: one candidate a screen, a last look, one button. Nothing of it is kept before that."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from unionhall.base import clock
from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.kernel.errors import Refused
from unionhall.organizing.actions.cast_ballot import cast_ballot
from unionhall.organizing.queries.ballots import ballot_order, my_ballots, my_election
from unionhall.organizing.rules import kinds
from unionhall.organizing.rules.ballots import FOR, MARKS
from unionhall.organizing.rules.grants import VOTE
from unionhall.organizing.rules.secret_marks import MOST_WRITTEN_IN
from unionhall.ui.words import say


def ballots(request: ActorRequest) -> HttpResponse:
    """List the ballots in which I am due."""
    require(request.actor, VOTE)
    lines = [(one, gettext(kinds.BODIES[one.body]), voted) for one, voted in my_ballots(request.actor)]
    return render(request, "organizing/ballots.html", {"lines": lines})


def vote(request: ActorRequest, election_id: int) -> HttpResponse:
    """Ask for one mark after the other; the marks so far travel in the form, the server keeps none."""
    require(request.actor, VOTE)
    it, voted = my_election(request.actor, election_id)
    if voted or it.state != kinds.OPEN:
        return render(request, "organizing/voted.html", {"it": it, "voted": voted})
    order = ballot_order(election_id)
    marks = _marks(request.POST.getlist("mark"), len(order))
    if request.method == "POST" and request.POST.get("back"):
        marks = marks[:-1]
    context = {
        "it": it,
        "body": gettext(kinds.BODIES[it.body]),
        "marks": marks,
        "total": len(order),
        "number": len(marks) + 1,
        "chosen": sum(mark == FOR for mark in marks),
    }
    if len(marks) < len(order):
        return render(request, "organizing/vote.html", context | {"candidate": order[len(marks)].candidate})
    names = request.POST.getlist("written_in")[: MOST_WRITTEN_IN + 1]
    trouble = ""
    if request.method == "POST" and request.POST.get("cast"):
        try:
            cast_ballot(actor=request.actor, election_id=election_id, marks=marks, written_in=names, now=clock.now())
        except Refused as refusal:
            trouble = say(refusal.sentence)
        else:
            return HttpResponseRedirect(reverse("organizing:vote", args=[election_id]))
    lines = [(one.candidate.name, mark) for one, mark in zip(order, marks, strict=True)]
    context |= {"lines": lines, "trouble": trouble, "blanks": range(MOST_WRITTEN_IN)}
    return render(request, "organizing/review.html", context, status=422 if trouble else 200)


def _marks(sent: list[str], most: int) -> list[str]:
    return [mark for mark in sent[:most] if mark in MARKS]
