"""Write a draft for a column."""

from datetime import date, datetime

from django.db import transaction

from unionhall.base import clock
from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.pinyin import name_index
from unionhall.desk.models import ColumnPost
from unionhall.desk.rules.grants import WRITE_COLUMN
from unionhall.desk.rules.posting import read_post
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.registry.queries.organisations import organisation


@transaction.atomic
def write_post(
    *,
    actor: Actor,
    organisation_code: str,
    kind: str,
    title: str,
    body: str,
    valid_until: date | None = None,
    now: datetime,
) -> int:
    """Keep a draft that nobody outside reads until it is published; return its id."""
    require(actor, WRITE_COLUMN)
    # Gather
    owner = organisation(actor, organisation_code, WRITE_COLUMN)
    # Decide
    text = read_post(kind=kind, title=title, body=body, valid_until=valid_until, today=clock.today(now))
    if owner.closed_on is not None:
        raise Refused("desk.closed", N_("{name} was closed on {day}."), name=owner.name, day=owner.closed_on)
    # Record
    post = ColumnPost.objects.create(
        organisation=owner,
        scope_path=owner.path,
        kind=text.kind,
        title=text.title,
        name_index=name_index(f"{text.title} {owner.name}")[:900],
        body=text.body,
        valid_until=text.valid_until,
        written_at=now,
        written_by_id=actor.account_id,
    )
    record(
        actor=actor,
        verb="desk.write_post",
        subject=f"post:{post.pk}",
        scope_path=post.scope_path,
        now=now,
        facts={"kind": kind, "organisation": owner.code},
    )
    return int(post.pk)
