"""What the workflow adds to the home page: the first things that wait for the reader."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from unionhall.base import clock
from unionhall.base.parts import Part, Todo, offer
from unionhall.kernel.actors import Actor
from unionhall.workflow.queries.inbox import first_of_mine
from unionhall.workflow.views.inbox import days_left, next_action, procedure_title, run_url, state_title

MOST = 8


def home_todo(actor: Actor, now: datetime, _subject: Any) -> Part | None:
    """Offer the runs whose clocks end first, and the way to all of them."""
    rows, more = first_of_mine(actor, MOST)
    if not rows:
        return None
    today = clock.today(now)
    found = [
        Todo(
            title=row.title,
            about=f"{procedure_title(row)}: {state_title(row)}",
            url=run_url(row),
            action=next_action(row),
            since=clock.today(row.state_since),
            due_on=row.due_on,
            days_left=days_left(row) if row.due_on else 0,
            urgent=bool(row.due_on and row.due_on < today),
        )
        for row in rows
    ]
    if more:
        found.append(
            Todo(gettext("More waits for you"), gettext("Procedures"), reverse("workflow:inbox"), gettext("Show them"))
        )
    return Part(rows=tuple(found))


offer("home.todo", home_todo, order=20)
