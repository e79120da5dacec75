"""What the shell itself offers: the organisation switcher, and what waits in the background work."""

from datetime import datetime
from typing import Any, cast

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from unionhall.base.authority import may
from unionhall.base.http import ActorRequest
from unionhall.base.parts import Part, Todo, offer
from unionhall.base.queries.jobs import readable_jobs
from unionhall.kernel.actors import Actor
from unionhall.portal.views.home import is_officer
from unionhall.portal.views.places import named_places
from unionhall.registry.rules.tree import depth
from unionhall.ui import navigation
from unionhall.ui.navigation import url_or_nothing


def switcher(request: HttpRequest) -> navigation.Switcher | None:
    """Return where the reader acts and may act; nothing for a worker."""
    actor = cast(ActorRequest, request).actor
    if actor.account_id is None or not is_officer(actor):
        return None
    rows = named_places(actor)
    everything = gettext("Everything within my reach")
    current = next((row.name for row in rows if row.path == actor.acting_at), "") if actor.acting_at else ""
    only = rows[0].name if len(rows) == 1 and not actor.acting_at else everything
    top = min((depth(row.path) for row in rows), default=1)
    choices = [navigation.Place("", everything, not actor.acting_at)]
    choices += [
        navigation.Place(row.path, row.name, row.path == actor.acting_at, min(depth(row.path) - top, 3)) for row in rows
    ]
    return navigation.Switcher(
        current=current or only,
        url=reverse("base:act_at"),
        places=choices,
        find_url=reverse("portal:places") if may(actor, "registry.read_organisations") else "",
    )


def background(actor: Actor, now: datetime, _subject: Any) -> Part | None:
    """Say which jobs died, to those who asked for them or watch them."""
    count = readable_jobs(actor).filter(state="dead").count()
    if not count:
        return None
    words = ngettext("{count} job could not finish", "{count} jobs could not finish", count).format(count=count)
    row = Todo(
        words,
        gettext("Read why, mend it, start it again."),
        url_or_nothing("base:jobs"),
        gettext("Show them"),
        urgent=True,
    )
    return Part(rows=(row,))


navigation.set_switcher(switcher)
offer("home.todo", background, order=10)
