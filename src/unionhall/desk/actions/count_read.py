"""Count that a post was opened."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from unionhall.base import clock
from unionhall.base.authority import require
from unionhall.desk.models import ColumnRead
from unionhall.desk.queries.columns import public_post
from unionhall.desk.rules.grants import COUNT_READS
from unionhall.kernel.actors import Actor


@transaction.atomic
def count_read(*, actor: Actor, post_id: int, now: datetime) -> None:
    """Add one to the day's count of a post that readers see. Nothing is kept about who; the page's own system asks."""
    require(actor, COUNT_READS)
    # Gather
    today = clock.today(now)
    post = public_post(post_id, today)
    # Record
    day, _ = ColumnRead.objects.get_or_create(post=post, day=today)
    ColumnRead.objects.filter(pk=day.pk).update(count=F("count") + 1)
