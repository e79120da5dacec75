"""Change a draft."""

from datetime import date, datetime

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.pinyin import name_index
from unionhall.desk.queries.columns import post_by_id
from unionhall.desk.rules.column_kinds import DRAFT
from unionhall.desk.rules.grants import WRITE_COLUMN
from unionhall.desk.rules.posting import must_be, read_post
from unionhall.desk.rules.versions import same_version
from unionhall.kernel.actors import Actor


@transaction.atomic
def revise_post(
    *,
    actor: Actor,
    post_id: int,
    version: int,
    kind: str,
    title: str,
    body: str,
    valid_until: date | None = None,
    now: datetime,
) -> int:
    """Write the text anew; whoever revised last is its writer from now on. Return the new version."""
    require(actor, WRITE_COLUMN)
    # Gather
    post = post_by_id(actor, post_id, WRITE_COLUMN, lock=True)
    # Decide
    same_version(post.version, version)
    must_be(post.state, DRAFT)
    text = read_post(kind=kind, title=title, body=body, valid_until=valid_until, today=clock.today(now))
    # Record
    post.kind, post.title, post.body, post.valid_until = text.kind, text.title, text.body, text.valid_until
    post.name_index = name_index(f"{text.title} {post.organisation.name}")[:900]
    post.written_at, post.written_by_id = now, actor.account_id
    post.version += 1
    post.save()
    record(
        actor=actor,
        verb="desk.revise_post",
        subject=f"post:{post.pk}",
        scope_path=post.scope_path,
        now=now,
        facts={"version": post.version},
    )
    return int(post.version)
