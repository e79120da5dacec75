"""The audit trail: what was done and what sensitive things were read, in hash chains that show every change.

There are a few chains so that PostgreSQL's writers do not queue on one head row. A connection always writes to the
same chain: one transaction therefore locks one head only, and two transactions never wait for each other crosswise.
Call ``record`` last in an action, so that the head stays locked for the shortest time.

A row keeps the scope path it was written under for ever (``said_path``); ``AuditPlace`` says where that is today and
moves with the organisation, so that whoever answers for an organisation now reads its whole past.
"""

import hashlib
import hmac
import os
import threading
import zlib
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache

from django.conf import settings
from django.db import connection

from unionhall.base.canonical import canonical_json, instant_text
from unionhall.base.keys import ensure_anchor_key
from unionhall.base.models import AuditHead, AuditPlace, AuditRecord
from unionhall.kernel.actors import Actor

SHARDS = 8


def record(
    *,
    actor: Actor,
    verb: str,
    subject: str,
    scope_path: str,
    now: datetime,
    facts: Mapping[str, object] | None = None,
    reason: str = "",
) -> None:
    """Add one row inside the caller's transaction; ``facts`` and ``subject`` hold ids and codes, no personal data."""
    assert connection.in_atomic_block, "an audit row belongs into the transaction of what it tells about"
    head = _locked_head(_shard())
    row = AuditRecord(
        shard=head.shard,
        sequence=head.sequence + 1,
        at=now,
        account_id=actor.account_id,
        actor=actor_label(actor),
        door=actor.door,
        verb=verb,
        subject=subject,
        said_path=scope_path,
        facts=canonical_json(facts or {}),
        reason=reason,
        previous=head.digest,
    )
    row.digest = digest_of(row)
    row.save(force_insert=True)
    AuditPlace.objects.bulk_create([AuditPlace(record=row, scope_path=scope_path)])
    AuditHead.objects.filter(pk=head.pk).update(
        sequence=row.sequence, digest=row.digest, seal=head_seal(head.shard, row.sequence, row.digest)
    )


def actor_label(actor: Actor) -> str:
    """Name who acted without a person's name: the account's number, or the system's part."""
    return f"account:{actor.account_id}" if actor.account_id is not None else actor.name[:80]


def digest_of(row: AuditRecord) -> str:
    """Return the SHA-256 that binds a row to its content and to the row before it."""
    content = {
        "shard": row.shard,
        "sequence": row.sequence,
        "at": instant_text(row.at),
        "account_id": row.account_id,
        "actor": row.actor,
        "door": row.door,
        "verb": row.verb,
        "subject": row.subject,
        "said_path": row.said_path,
        "facts": row.facts,
        "reason": row.reason,
        "previous": row.previous,
    }
    return hashlib.sha256(canonical_json(content).encode()).hexdigest()


def head_seal(shard: int, sequence: int, digest: str) -> str:
    """Return the HMAC that only this installation can put on a head: who writes the database alone cannot go on."""
    return hmac.new(anchor_key(), f"{shard}|{sequence}|{digest}".encode(), hashlib.sha256).hexdigest()


@lru_cache(maxsize=1)
def anchor_key() -> bytes:
    """Return this installation's key for heads and anchors."""
    return ensure_anchor_key(settings.HOME)


def _shard() -> int:
    return zlib.crc32(f"{os.getpid()}.{threading.get_ident()}".encode()) % SHARDS


def _locked_head(shard: int) -> AuditHead:
    head = AuditHead.objects.select_for_update().filter(pk=shard).first()
    if head is None:
        fresh = AuditHead(shard=shard, sequence=0, digest="", seal=head_seal(shard, 0, ""))
        AuditHead.objects.bulk_create([fresh], ignore_conflicts=True)
        head = AuditHead.objects.select_for_update().get(pk=shard)
    return head
