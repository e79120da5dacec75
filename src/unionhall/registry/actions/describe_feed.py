"""Describe a receiving system: its columns, code lists and the words of its return file."""

from datetime import date, datetime, timedelta

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.registry.models import FeedCode, FeedColumn, FeedRecord, FeedSystem, Organisation
from unionhall.registry.queries.feed_waiting import was_used
from unionhall.registry.queries.feeds import open_system
from unionhall.registry.queries.organisations import organisation
from unionhall.registry.rules.feed import FeedDescription, check_description

GRANT = "registry.feed_upward"


@transaction.atomic
def describe_feed(*, actor: Actor, owner_code: str, feed: FeedDescription, from_on: date, now: datetime) -> int:
    """Keep the description, valid from ``from_on``, and return its id.

    The description before it ends the day before; what was sent under it counts on, so only rows that look different
    in the new form are sent again. A description of the same day under which nothing was sent yet is written anew.
    """
    require(actor, GRANT)
    # Gather
    owner = organisation(actor, owner_code, GRANT)
    before = open_system(owner, feed.code, from_on)
    unused = before is not None and before.from_on == from_on and not was_used(before)
    # Decide
    check_description(feed)
    if before is not None and before.from_on >= from_on and not unused:
        raise Refused(
            "registry.feed_order",
            N_("{name} has a description from {day} on; a new one begins later."),
            name=feed.name,
            day=before.from_on.isoformat(),
        )
    # Record
    if before is not None and unused:
        before.delete()
        before = None
    system = _kept(owner, feed, from_on)
    if before is not None:
        before.to_on = from_on - timedelta(days=1)
        before.save(update_fields=["to_on"])
        FeedRecord.objects.filter(system=before).update(system=system)
    audit.record(
        actor=actor,
        verb="registry.describe_feed",
        subject=f"feed:{feed.code}",
        scope_path=owner.path,
        now=now,
        facts={"columns": len(feed.columns), "codes": len(feed.codes), "from_on": from_on.isoformat()},
    )
    return system.pk


def _kept(owner: Organisation, feed: FeedDescription, from_on: date) -> FeedSystem:
    system = FeedSystem.objects.create(
        code=feed.code,
        name=feed.name,
        subject=feed.subject,
        file_format=feed.file_format,
        owner=owner,
        scope_path=owner.path,
        from_on=from_on,
        source=feed.source,
        verified=feed.verified,
        return_key=feed.return_key,
        return_verdict=feed.return_verdict,
        return_reason=feed.return_reason,
        accepted_words=list(feed.accepted_words),
    )
    FeedColumn.objects.bulk_create(
        FeedColumn(
            system=system,
            position=position,
            heading=column.heading,
            field=column.field,
            transform=column.transform,
            code_list=column.code_list,
            required=column.required,
        )
        for position, column in enumerate(feed.columns, start=1)
    )
    FeedCode.objects.bulk_create(
        FeedCode(system=system, code_list=code_list, ours=ours, theirs=theirs)
        for (code_list, ours), theirs in feed.codes.items()
    )
    return system
