"""What rooms, columns and talks add to the page of a station and to a worker's Home."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from unionhall.base import clock
from unionhall.base.authority import may
from unionhall.base.parts import Part
from unionhall.base.rules.roles import WORKER
from unionhall.desk.queries.columns import freshness, public_posts
from unionhall.desk.queries.places import stations_near
from unionhall.desk.queries.premises import public_rooms
from unionhall.desk.queries.trainings import public_talks
from unionhall.desk.rules.grants import READ_PREMISES
from unionhall.desk.views.rooms import now_words
from unionhall.desk.views.trainings import hours_words
from unionhall.kernel.actors import Actor
from unionhall.registry.rules.kinds import GUIDANCE_STATION

SHOWN = 3


def there(actor: Actor, now: datetime, top: Any) -> Part | None:
    """Show on a station's page its rooms, how fresh its column is, and its talks to come."""
    if top.kind != GUIDANCE_STATION or not may(actor, READ_PREMISES, top.path):
        return None
    today = clock.today(now)
    context = {
        "rooms": [(one, reverse("desk:room", args=[one.id]), now_words(one)) for one in public_rooms(top.path, now)],
        "column": freshness(top.path, today),
        "talks": [(one, reverse("desk:session", args=[one.pk])) for one in public_talks(top.path, today, limit=SHOWN)],
        "place_url": reverse("desk:place", args=[top.code]),
    }
    return Part("desk/parts/place.html", context)


def my_station(actor: Actor, now: datetime, _subject: Any) -> Part | None:
    """Show a worker what the nearest station has to read and when the next talk is; nothing when it is silent."""
    paths = [one.path for one in actor.holdings if one.role == WORKER]
    today = clock.today(now)
    for station in stations_near(paths):
        posts = public_posts(station.path, today, limit=SHOWN)
        talks = public_talks(station.path, today, limit=SHOWN)
        if posts or talks:
            told = [(one, hours_words(one)) for one in talks]
            context = {"name": station.name, "posts": posts, "talks": told, "code": station.code}
            return Part("desk/parts/my_station.html", context)
    return None
