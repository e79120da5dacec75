"""Posts of columns: as officers see them, as readers see them, and how fresh a column is."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max, Q, QuerySet, Sum

from unionhall.base.authority import scoped, within
from unionhall.desk.models import ColumnFile, ColumnPost, ColumnRead
from unionhall.desk.rules.column_kinds import FRESH_DAYS, PUBLISHED
from unionhall.desk.rules.grants import READ_COLUMN
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.registry.models import Organisation, Post
from unionhall.registry.queries.listed import running_on
from unionhall.registry.rules.kinds import CHAIR, STATION_HEAD

HEADS = (STATION_HEAD, CHAIR)
_MISSING = N_("There is no such post under this address, or it is not to be read any more.")


def posts(actor: Actor, grant: str = READ_COLUMN) -> QuerySet[ColumnPost]:
    """Return the posts within reach, drafts too."""
    rows = ColumnPost.objects.select_related("organisation", "written_by", "published_by").order_by("id")
    return scoped(rows, actor, grant)


def post_rows(actor: Actor, today: date) -> QuerySet[ColumnPost]:
    """Return the posts for the list, with how often each was opened."""
    return posts(actor).order_by().annotate(opened=Sum("reads__count"))


def post_by_id(actor: Actor, post_id: int, grant: str = READ_COLUMN, *, lock: bool = False) -> ColumnPost:
    """Return one post; ``NotFound`` when it is not there or not the actor's."""
    rows = posts(actor, grant)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=post_id).first() if 0 < post_id < 2**63 else None
    if found is None:
        raise NotFound("desk.no_post", _MISSING)
    return found


def _readable(today: date) -> Q:
    valid = Q(valid_until__isnull=True) | Q(valid_until__gte=today)
    return Q(state=PUBLISHED, published_on__lte=today) & valid


def public_posts(path: str, today: date, *, below: bool = False, limit: int = 20) -> list[ColumnPost]:
    """Return what readers see of the column at ``path`` (and below): pinned first, then the latest."""
    rows = ColumnPost.objects.filter(_readable(today), within(path, subtree=below)).select_related("organisation")
    return list(rows.order_by("-pinned", "-published_on", "-id")[:limit])


def public_post(post_id: int, today: date) -> ColumnPost:
    """Return a post as long as readers may see it."""
    rows = ColumnPost.objects.filter(_readable(today)).select_related("organisation")
    found = rows.filter(pk=post_id).first() if 0 < post_id < 2**63 else None
    if found is None:
        raise NotFound("desk.no_post", _MISSING)
    return found


def files_of_post(post: ColumnPost, limit: int = 50) -> list[ColumnFile]:
    """Return the files of a post, the oldest first."""
    return list(post.files.order_by("id")[:limit])


def file_of_post(post: ColumnPost, file_id: int) -> ColumnFile:
    """Return one file of a post."""
    found = post.files.filter(file_id=file_id).first() if 0 < file_id < 2**63 else None
    if found is None:
        raise NotFound("desk.no_file_here", N_("There is no such file here."))
    return found


def opened(post: ColumnPost) -> int:
    """Return how often a post was opened."""
    return int(ColumnRead.objects.filter(post=post).aggregate(found=Sum("count"))["found"] or 0)


def is_head(actor: Actor, organisation_id: int, today: date) -> bool:
    """Tell whether the actor is head of the station (or chair of the union) whose column it is."""
    if actor.account_id is None:
        return False
    rows = Post.objects.filter(running_on(today), organisation_id=organisation_id, post__in=HEADS)
    return rows.filter(person__account_id=actor.account_id).exists()


@dataclass(frozen=True, slots=True)
class Freshness:
    """When a column last said something, and whether that was within the days that count as fresh."""

    last_on: date | None
    posts: int
    fresh: bool


def freshness(path: str, today: date, days: int = FRESH_DAYS, *, below: bool = False) -> Freshness:
    """Return how fresh the column at ``path`` is: the last post that is still to be read, and how many there are."""
    rows = ColumnPost.objects.filter(_readable(today), within(path, subtree=below))
    found = rows.aggregate(last=Max("published_on"), posts=Count("pk"))
    return Freshness(found["last"], int(found["posts"]), _is_fresh(found["last"], today, days))


def fresh_organisations(under: str, today: date, days: int = FRESH_DAYS) -> set[int]:
    """Return the organisations below ``under`` whose column is fresh: one query for a whole district."""
    rows = ColumnPost.objects.filter(_readable(today), within(under), published_on__gt=today - timedelta(days=days))
    return set(rows.order_by().values_list("organisation_id", flat=True).distinct())


def _is_fresh(last: date | None, today: date, days: int) -> bool:
    return last is not None and last > today - timedelta(days=days)


def columns_over(paths: Collection[str], limit: int = 20) -> list[Organisation]:
    """Return which of the organisations at these paths have a column that was ever published in."""
    rows = Organisation.objects.filter(path__in=list(paths), closed_on__isnull=True)
    with_posts = ColumnPost.objects.filter(state=PUBLISHED).order_by().values("organisation_id")
    return list(rows.filter(pk__in=with_posts).order_by("path")[:limit])
