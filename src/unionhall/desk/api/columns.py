"""The API of columns: every read and every action of its pages, for programs."""

from datetime import date
from typing import Annotated, Any

from ninja import Field, File, Router, Schema, Status, UploadedFile

from unionhall.base import clock
from unionhall.base.api.shapes import After, Code, Day, Done, Id, Limit, Line, Made, Page, Search, Word, page
from unionhall.base.http import ActorRequest
from unionhall.base.pinyin import fold
from unionhall.desk.actions.attach_to_post import attach_to_post
from unionhall.desk.actions.drop_from_post import drop_from_post
from unionhall.desk.actions.pin_post import pin_post
from unionhall.desk.actions.publish_post import publish_post
from unionhall.desk.actions.revise_post import revise_post
from unionhall.desk.actions.withdraw_post import withdraw_post
from unionhall.desk.actions.write_post import write_post
from unionhall.desk.queries.columns import files_of_post, opened, post_by_id, posts
from unionhall.desk.rules.column_kinds import LONGEST_BODY

router = Router(tags=["desk"])

Version = Annotated[int, Field(ge=1, le=2**31 - 1)]
Title = Annotated[str, Field(min_length=1, max_length=120, pattern=r"^[^\x00-\x1f\x7f]*$")]
Body = Annotated[str, Field(min_length=1, max_length=LONGEST_BODY, pattern=r"^[^\x00]*$")]


class ColumnPostOut(Schema):
    """A post of a column."""

    id: int
    organisation_code: str
    kind: str
    title: str
    body: str
    state: str
    pinned: bool
    valid_until: date | None
    published_on: date | None
    withdrawn_reason: str
    version: int

    @staticmethod
    def resolve_organisation_code(row: Any) -> str:
        """Return the code of the organisation whose column it is."""
        return str(row.organisation.code)


class PostText(Schema):
    """What a post says."""

    kind: Word
    title: Title
    body: Body
    valid_until: Day | None = None


class ColumnPostIn(PostText):
    """A draft and whose column it is for."""

    organisation_code: Code


class PostChange(PostText):
    """A draft written anew on the version that was seen."""

    version: Version


class SeenPost(Schema):
    """The version that was seen."""

    version: Version


class WithdrawPost(SeenPost):
    """The version that was seen, and why."""

    reason: Line


class PinIn(Schema):
    """At the top of the column, or no longer."""

    pinned: bool = True


class PostVersion(Schema):
    """The new version."""

    version: int


class PostFile(Schema):
    """A file of a post."""

    file_id: int
    name: str


class TimesOpened(Schema):
    """How often a post was opened; nothing about who."""

    count: int


@router.get("posts", response=Page[ColumnPostOut])
def list_posts(request: ActorRequest, q: Search = "", state: Word = "", after: After = 0, limit: Limit = 50) -> Any:
    """List the posts within reach."""
    rows = posts(request.actor)
    rows = rows.filter(name_index__contains=fold(q)) if fold(q) else rows
    return page(rows.filter(state=state) if state else rows, after, limit)


@router.post("posts", response={201: Made})
def draft_post(request: ActorRequest, given: ColumnPostIn) -> Any:
    """Write a draft."""
    return Status(201, {"id": write_post(actor=request.actor, now=clock.now(), **given.dict())})


@router.get("posts/{post_id}", response=ColumnPostOut)
def read_post(request: ActorRequest, post_id: Id) -> Any:
    """Read one post."""
    return post_by_id(request.actor, post_id)


@router.put("posts/{post_id}", response=PostVersion)
def change_post(request: ActorRequest, post_id: Id, given: PostChange) -> Any:
    """Change a draft."""
    return {"version": revise_post(actor=request.actor, post_id=post_id, now=clock.now(), **given.dict())}


@router.post("posts/{post_id}/publish", response=PostVersion)
def publish(request: ActorRequest, post_id: Id, given: SeenPost) -> Any:
    """Publish a draft that a colleague wrote, or as the head."""
    return {"version": publish_post(actor=request.actor, post_id=post_id, version=given.version, now=clock.now())}


@router.post("posts/{post_id}/withdraw", response=PostVersion)
def withdraw(request: ActorRequest, post_id: Id, given: WithdrawPost) -> Any:
    """Withdraw a post."""
    return {"version": withdraw_post(actor=request.actor, post_id=post_id, now=clock.now(), **given.dict())}


@router.post("posts/{post_id}/pin", response=Done)
def pin(request: ActorRequest, post_id: Id, given: PinIn) -> Any:
    """Keep a post at the top, or no longer."""
    pin_post(actor=request.actor, post_id=post_id, pinned=given.pinned, now=clock.now())
    return Done()


@router.get("posts/{post_id}/opened", response=TimesOpened)
def read_opened(request: ActorRequest, post_id: Id) -> Any:
    """Tell how often a post was opened."""
    return {"count": opened(post_by_id(request.actor, post_id))}


@router.get("posts/{post_id}/files", response=list[PostFile])
def list_post_files(request: ActorRequest, post_id: Id) -> Any:
    """List the files of a post; the bytes are read under the files' own address."""
    return files_of_post(post_by_id(request.actor, post_id))


@router.post("posts/{post_id}/files", response={201: Made})
def attach_post_file(request: ActorRequest, post_id: Id, file: File[UploadedFile]) -> Any:
    """Attach a file to a draft; the id is the file's."""
    content = file.read()
    made = attach_to_post(actor=request.actor, post_id=post_id, name=str(file.name), content=content, now=clock.now())
    return Status(201, {"id": made})


@router.delete("posts/{post_id}/files/{file_id}", response=Done)
def drop_post_file(request: ActorRequest, post_id: Id, file_id: Id) -> Any:
    """Take a file off a draft."""
    drop_from_post(actor=request.actor, post_id=post_id, file_id=file_id, now=clock.now())
    return Done()
