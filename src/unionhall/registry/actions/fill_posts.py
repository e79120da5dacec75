"""Fill posts of one call together."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from unionhall.base import audit, outbox
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.registry.events import PostFilled
from unionhall.registry.models import Post
from unionhall.registry.queries.organisations import organisations_by_code
from unionhall.registry.queries.people import people_by_id
from unionhall.registry.queries.posts import held_posts
from unionhall.registry.rules.employers import check_size
from unionhall.registry.rules.posts import HeldPost, check_post
from unionhall.registry.rules.rows import NewPost
from unionhall.registry.rules.tree import common_path

GRANT = "registry.fill_post"


@transaction.atomic
def fill_posts(*, actor: Actor, rows: Sequence[NewPost], now: datetime) -> list[int]:
    """Fill all or none; return the ids in the rows' order. Roles are given one by one, by ``fill_post``."""
    require(actor, GRANT)
    check_size(rows)
    # Gather
    people = people_by_id(actor, {row.person_id for row in rows}, GRANT)
    places = organisations_by_code(actor, {row.organisation_code for row in rows}, GRANT, lock=True)
    held = held_posts(place.pk for place in places.values())
    # Decide
    for row in rows:
        place = places[row.organisation_code]
        here = held.setdefault(place.pk, [])
        check_post(
            organisation=place.name,
            kind=place.kind,
            founded_on=place.founded_on,
            closed_on=place.closed_on,
            person_id=row.person_id,
            post=row.post,
            from_on=row.from_on,
            to_on=row.to_on,
            held=here,
        )
        here.append(HeldPost(row.person_id, row.post, row.from_on, row.to_on))
    # Record
    filled = Post.objects.bulk_create(
        Post(
            organisation=places[row.organisation_code],
            scope_path=places[row.organisation_code].path,
            person=people[row.person_id],
            post=row.post,
            from_on=row.from_on,
            to_on=row.to_on,
            full_time=row.full_time,
        )
        for row in rows
    )
    if filled:
        top = common_path(one.scope_path for one in filled)
        outbox.announce_many(
            (
                (
                    PostFilled(one.pk, one.person_id, one.organisation_id, one.post),
                    f"organisation:{one.organisation.code}",
                )
                for one in filled
            ),
            now=now,
            scope_path=top,
        )
        audit.record(
            actor=actor,
            verb=GRANT,
            subject=f"post:{filled[0].pk}" if len(filled) == 1 else "posts",
            scope_path=top,
            now=now,
            facts={"posts": [f"{one.pk}:{one.organisation.code}:{one.post}" for one in filled]},
        )
    return [one.pk for one in filled]
