"""Open a stored file for reading by a person."""

from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.files import StoredContent, read, readable
from unionhall.kernel.actors import Actor


@transaction.atomic
def open_file(*, actor: Actor, file_id: int, reason: str, now: datetime) -> StoredContent:
    """Return the file when the actor holds its grant over its place; reading a sealed one leaves a trace."""
    require(actor, "base.open_file")
    # Gather
    stored = readable(actor=actor, file_id=file_id)
    content = read(actor=actor, file_id=file_id)
    # Record
    if stored.blob.sealed:
        record(
            actor=actor,
            verb="base.open_file",
            subject=f"file:{stored.pk}",
            scope_path=stored.scope_path,
            now=now,
            facts={"purpose": stored.purpose},
            reason=reason,
        )
    return content
