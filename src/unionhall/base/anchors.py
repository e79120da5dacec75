"""Heads of the audit chains, written outside the database, so that removed last rows are missed.

One JSON line an anchor in ``settings.ANCHOR_FOLDER/audit.jsonl``: number, instant, the head of every chain, the ``mac``
of the line before and its own, an HMAC-SHA256 under the installation's anchor key. Copy the folder to another machine:
whoever rewrites database, folder and key together leaves no trace on this one.
"""

import hashlib
import hmac
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from unionhall.base.audit import anchor_key
from unionhall.base.canonical import canonical_json, instant_text
from unionhall.base.models import AuditHead

_LONGEST_LINE = 64 * 1024


@dataclass(frozen=True, slots=True)
class AnchorLine:
    """One line as read back: ``sound`` when its mac holds and it follows the line before."""

    line: int
    at: str
    heads: dict[int, tuple[int, str]]
    sound: bool


def anchor_file() -> Path:
    """Return the file of this installation's anchors."""
    return Path(settings.ANCHOR_FOLDER) / "audit.jsonl"


def write_anchor(*, now: datetime) -> bool:
    """Append the heads of all chains; ``False`` when nothing was added since the last anchor.

    The heads stay locked meanwhile, so that two workers never write at once and no head moves under the pen.
    """
    with transaction.atomic():
        rows = AuditHead.objects.select_for_update().order_by("shard")
        heads = [[row.shard, row.sequence, row.digest] for row in rows]
        last = _last_line()
        if not heads or (last is not None and last.get("heads") == heads):
            return False
        entry: dict[str, Any] = {
            "number": int(last["number"]) + 1 if last else 1,
            "at": instant_text(now),
            "heads": heads,
            "previous": str(last["mac"]) if last else "",
        }
        entry["mac"] = _mac(entry)
        path = anchor_file()
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write("\n" * _ends_torn(path) + canonical_json(entry) + "\n")
            file.flush()
            os.fsync(file.fileno())
    return True


def read_anchors() -> Iterator[AnchorLine]:
    """Yield every anchor, oldest first; a line that was touched, or follows a removed one, is not sound.

    Half a line that a power cut left is passed over when the line after it follows the line before it.
    """
    path = anchor_file()
    if not path.exists():
        return
    previous, number = "", 0
    torn: list[AnchorLine] = []
    with path.open(encoding="utf-8", errors="replace") as file:
        for line, text in enumerate(iter(lambda: file.readline(_LONGEST_LINE), ""), start=1):
            entry = _parsed(text)
            if entry is None:
                torn.append(AnchorLine(line=line, at="", heads={}, sound=False))
                continue
            sound = (
                hmac.compare_digest(str(entry["mac"]), _mac(entry))
                and entry["previous"] == previous
                and entry["number"] == number + 1
            )
            yield from () if sound else torn
            torn.clear()
            previous, number = str(entry["mac"]), int(entry["number"])
            heads = {int(shard): (int(sequence), str(digest)) for shard, sequence, digest in entry["heads"]}
            yield AnchorLine(line=line, at=str(entry["at"]), heads=heads, sound=sound)
    yield from torn


def _ends_torn(path: Path) -> bool:
    """Tell whether a power cut left half a line at the end."""
    if not path.stat().st_size:
        return False
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) != b"\n"


def _mac(entry: dict[str, Any]) -> str:
    content = {name: value for name, value in entry.items() if name != "mac"}
    return hmac.new(anchor_key(), canonical_json(content).encode(), hashlib.sha256).hexdigest()


def _parsed(text: str) -> dict[str, Any] | None:
    """Return a line's entry when it has the form of one."""
    try:
        entry = json.loads(text)
        int(entry["number"]), [(int(a), int(b), str(c)) for a, b, c in entry["heads"]]
        return entry if {"at", "previous", "mac"} <= entry.keys() else None
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _last_line() -> dict[str, Any] | None:
    """Return the last whole entry (a power cut may have left half a line behind it)."""
    path = anchor_file()
    if not path.exists():
        return None
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 2 * _LONGEST_LINE))
        lines = file.read().decode("utf-8", "replace").splitlines()
    return next((entry for entry in map(_parsed, reversed(lines)) if entry is not None), None)
