"""Posts and their terms, as the actor may see them."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from unionhall.base.authority import scoped
from unionhall.base.models import RoleAssignment
from unionhall.base.queries.roles import not_ended
from unionhall.kernel.actors import Actor
from unionhall.kernel.batches import batches
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.registry.models import Post
from unionhall.registry.rules.posts import HeldPost

READ = "registry.read_organisations"


def posts(actor: Actor, grant: str = READ) -> QuerySet[Post]:
    """Return the posts in organisations within reach, with person and organisation."""
    return scoped(Post.objects.select_related("person", "organisation").order_by("id"), actor, grant)


def posts_on(rows: QuerySet[Post], on: date) -> QuerySet[Post]:
    """Keep the posts held on a day."""
    return rows.filter(Q(to_on__isnull=True) | Q(to_on__gte=on), from_on__lte=on)


def post(actor: Actor, post_id: int, grant: str = READ, *, lock: bool = False) -> Post:
    """Return one post within reach."""
    rows = posts(actor, grant)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=post_id).first()
    if found is None:
        raise NotFound("registry.no_post", N_("There is no such post within your reach."))
    return found


def held_posts(organisation_ids: Iterable[int]) -> dict[int, list[HeldPost]]:
    """Return every post on file in these organisations (given by a scoped query), for the action that fills one."""
    held: dict[int, list[HeldPost]] = {}
    for batch in batches(sorted(set(organisation_ids))):
        for row in Post.objects.filter(organisation_id__in=batch):
            held.setdefault(row.organisation_id, []).append(HeldPost(row.person_id, row.post, row.from_on, row.to_on))
    return held


def role_runs(assignment_id: int, today: date) -> bool:
    """Tell whether a role has not ended yet."""
    return RoleAssignment.objects.filter(not_ended(today), pk=assignment_id).exists()
