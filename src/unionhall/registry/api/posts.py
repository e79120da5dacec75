"""Posts and terms over the API."""

from typing import Any

from ninja import Field, Router, Schema, Status

from unionhall.base import clock
from unionhall.base.api.shapes import After, Code, Day, Done, Id, Limit, Made, Page, Word, page
from unionhall.base.http import ActorRequest
from unionhall.registry.actions.end_post import end_post
from unionhall.registry.actions.fill_post import fill_post
from unionhall.registry.api.shapes import Ending
from unionhall.registry.queries.posts import post, posts

router = Router(tags=["posts"])


class PostOut(Schema):
    """A term in a post."""

    id: int
    organisation_code: str = Field(alias="organisation.code")
    person_id: int
    person_name: str = Field(alias="person.name")
    post: str
    from_on: Day
    to_on: Day | None
    full_time: bool
    brings_role: bool = Field(description="A role of the holder's log-in ends with the term")

    @staticmethod
    def resolve_brings_role(row: Any) -> bool:
        """Tell whether a role hangs on the term."""
        return row.role_id is not None


class PostIn(Schema):
    """A post to fill; ``with_role``: the holder's log-in gets the matching role for the term."""

    person_id: Id
    organisation_code: Code
    post: Word
    from_on: Day
    to_on: Day | None = None
    full_time: bool = False
    with_role: bool = False


@router.get("posts", response=Page[PostOut])
def list_posts(request: ActorRequest, organisation_code: Word = "", after: After = 0, limit: Limit = 50) -> Any:
    """List posts in organisations within reach."""
    rows = posts(request.actor)
    rows = rows.filter(organisation__code=organisation_code) if organisation_code else rows
    return page(rows, after, limit)


@router.post("posts", response={201: Made})
def fill(request: ActorRequest, given: PostIn) -> Any:
    """Fill a post."""
    return Status(201, {"id": fill_post(actor=request.actor, now=clock.now(), **given.dict())})


@router.get("posts/{post_id}", response=PostOut)
def read_post(request: ActorRequest, post_id: Id) -> Any:
    """Read one term."""
    return post(request.actor, post_id)


@router.post("posts/{post_id}/end", response=Done)
def end(request: ActorRequest, post_id: Id, given: Ending) -> Any:
    """End a term; a role tied to it ends with it."""
    end_post(actor=request.actor, post_id=post_id, now=clock.now(), **given.dict())
    return Done()
