"""Files that people hand in and that jobs make: stored once by content, read only through a permission check."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings

from unionhall.base import audit, vault
from unionhall.base.authority import may, require
from unionhall.base.models import Blob, StoredFile
from unionhall.base.rules.purposes import is_sealed
from unionhall.base.rules.sniffing import sniff
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound, Refused
from unionhall.kernel.text import N_

_MEBIBYTE = 1024 * 1024
_MISSING = N_("Nothing here under this address. It may have moved, or it is not yours.")


@dataclass(frozen=True, slots=True)
class StoredContent:
    """A file as its reader gets it."""

    name: str
    media_type: str
    content: bytes


def store(
    content: bytes,
    *,
    name: str,
    purpose: str,
    grant: str,
    actor: Actor,
    scope_path: str,
    now: datetime,
    expires_at: datetime | None = None,
) -> int:
    """Keep the bytes and return the file's id; whoever holds ``grant`` over ``scope_path`` may read it.

    Refuses what is empty, too big (``UPLOAD_LIMIT_BYTES``) or of a kind that we do not take. Call it in the action's
    transaction: if that rolls back, the bytes stay on disk unnamed and the nightly sweep removes them.
    """
    if not content:
        raise Refused("base.file_empty", N_("The file is empty. Choose the right file and send it again."))
    if len(content) > settings.UPLOAD_LIMIT_BYTES:
        raise Refused(
            "base.file_too_big",
            N_("The file has {size} MiB, at most {limit} MiB are taken. Split it and send the parts."),
            size=-(-len(content) // _MEBIBYTE),
            limit=settings.UPLOAD_LIMIT_BYTES // _MEBIBYTE,
        )
    media_type = sniff(content)
    if media_type is None:
        raise Refused(
            "base.file_kind",
            N_("This kind of file is not taken. Send PDF, Excel, Word, CSV, text, zip or a picture (PNG, JPEG, WebP)."),
        )
    digest = hashlib.sha256(content).hexdigest()
    sealed = is_sealed(purpose)
    key_id = vault.write(content, digest, sealed=sealed)
    fresh = Blob(digest=digest, sealed=sealed, key_id=key_id, size=len(content), media_type=media_type, created_at=now)
    Blob.objects.bulk_create([fresh], ignore_conflicts=True)
    stored = StoredFile.objects.create(
        blob=Blob.objects.get(digest=digest, sealed=sealed),
        name=_safe_name(name),
        purpose=purpose,
        grant=grant,
        scope_path=scope_path,
        stored_by_id=actor.account_id,
        created_at=now,
        expires_at=expires_at,
    )
    audit.record(
        actor=actor,
        verb="base.store_file",
        subject=f"file:{stored.pk}",
        scope_path=scope_path,
        now=now,
        facts={"purpose": purpose, "size": len(content), "sha256": digest},
    )
    return int(stored.pk)


def read(*, actor: Actor, file_id: int) -> StoredContent:
    """Return a file that the actor may read; everything else is ``NotFound``."""
    stored = readable(actor=actor, file_id=file_id)
    content = vault.read(stored.blob.digest, sealed=stored.blob.sealed)
    return StoredContent(name=stored.name, media_type=stored.blob.media_type, content=content)


def readable(*, actor: Actor, file_id: int) -> StoredFile:
    """Return the file's row when the actor holds its grant over its place."""
    stored = StoredFile.objects.select_related("blob").filter(pk=file_id).first()
    if stored is None or not may(actor, stored.grant, stored.scope_path):
        raise NotFound("base.not_found", _MISSING)
    require(actor, stored.grant, stored.scope_path)
    return stored


def _safe_name(name: str) -> str:
    """Keep the last part of a path, without control characters, at most 200 letters with its ending."""
    plain = "".join(letter for letter in name.replace("\\", "/").rsplit("/", 1)[-1] if letter.isprintable()).strip()
    stem, dot, ending = plain.rpartition(".")
    if dot and len(ending) <= 10:
        return f"{stem[: 199 - len(ending)]}.{ending}"
    return plain[:200] or "file"


def unlink_unnamed(blobs: Iterable[Blob]) -> None:
    """Remove bytes that no row names any more; a file stored again meanwhile was touched and stays."""
    for blob in blobs:
        path = vault.path_of(blob.digest, sealed=blob.sealed)
        named = Blob.objects.filter(digest=blob.digest, sealed=blob.sealed).exists()
        if not named and path.exists() and vault.is_old(path):
            path.unlink(missing_ok=True)


def remove_strays(*, today: date) -> int:
    """Remove bytes that no row names: half-written files, and files whose transaction rolled back; return how many.

    Only what is older than a day; each night one sixteenth of the folders, so that the walk stays short.
    """
    removed = 0
    root = vault.folder()
    folders = [root / "tmp", *(root / f"{n:02x}" for n in range(256) if n % 16 == today.toordinal() % 16)]
    for folder in folders:
        paths = [path for path in folder.rglob("*") if path.is_file() and vault.is_old(path)]
        for start in range(0, len(paths), 500):
            part = paths[start : start + 500]
            named = set(
                Blob.objects.filter(digest__in=[path.name[:64] for path in part]).values_list("digest", "sealed")
            )
            for path in part:
                if (path.name[:64], path.suffix == ".sealed") not in named:
                    path.unlink(missing_ok=True)
                    removed += 1
    return removed
