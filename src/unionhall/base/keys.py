"""Keys of an installation: made once in the home folder, readable by their owner only."""

import base64
import json
import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any


def _fresh_file(path: Path, content: str) -> Path:
    """Write ``content`` to a new file beside ``path``, down to the disk, readable by its owner only."""
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return fresh


def _sync_folder(folder: Path) -> None:
    """Make a new name in ``folder`` survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_once(path: Path, content: str) -> str:
    """Write ``content`` unless the file is there (another process may be faster); return what it holds.

    The name appears only when the file is whole (a link to a finished file), so nobody reads half a key.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = _fresh_file(path, content)
        with suppress(FileExistsError):
            os.link(fresh, path)
        fresh.unlink()
        _sync_folder(path.parent)
    return path.read_text(encoding="ascii")


def ensure_secret_key(home: Path) -> str:
    """Return the installation's signing secret, made on the first start."""
    return _write_once(home / "keys" / "secret.key", secrets.token_urlsafe(48)).strip()


def ensure_anchor_key(home: Path) -> bytes:
    """Return the key that signs the heads of the audit trail, made on the first use."""
    return base64.b64decode(
        _write_once(home / "keys" / "anchor.key", base64.b64encode(secrets.token_bytes(32)).decode())
    )


@dataclass(frozen=True, slots=True)
class KeyRing:
    """Keys by id; ``current`` encrypts, all decrypt; ``index_key`` feeds the blind index and never rotates alone."""

    keys: dict[int, bytes]
    current: int
    index_key: bytes


def load_ring(home: Path) -> KeyRing:
    """Read the key ring of the home folder, made on the first use (two 256-bit keys)."""
    fresh = {
        "current": 1,
        "keys": {"1": base64.b64encode(secrets.token_bytes(32)).decode()},
        "index_key": base64.b64encode(secrets.token_bytes(32)).decode(),
    }
    held = json.loads(_write_once(home / "keys" / "ring.json", json.dumps(fresh, indent=1)))
    keys = {int(number): base64.b64decode(key) for number, key in held["keys"].items()}
    return KeyRing(keys=keys, current=int(held["current"]), index_key=base64.b64decode(held["index_key"]))


def add_key(home: Path) -> int:
    """Add a fresh key to the ring and make it the current one; return its id. Old keys stay for reading."""
    held = _held_ring(home)
    number = max(int(known) for known in held["keys"]) + 1
    held["keys"][str(number)] = base64.b64encode(secrets.token_bytes(32)).decode()
    held["current"] = number
    _replace_ring(home, held)
    return number


def drop_keys(home: Path, numbers: Iterable[int]) -> None:
    """Take old keys out of the ring; what they sealed can never be opened again, so ask first what still uses them."""
    held = _held_ring(home)
    for number in numbers:
        assert number != held["current"], "the current key is never dropped"
        held["keys"].pop(str(number), None)
    _replace_ring(home, held)


def _held_ring(home: Path) -> dict[str, Any]:
    load_ring(home)
    held: dict[str, Any] = json.loads((home / "keys" / "ring.json").read_text(encoding="ascii"))
    return held


def _replace_ring(home: Path, held: dict[str, Any]) -> None:
    path = home / "keys" / "ring.json"
    _fresh_file(path, json.dumps(held, indent=1)).replace(path)
    _sync_folder(path.parent)
