"""Keys of an installation: made once in the home folder, readable by their owner only."""

import base64
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path


def _write_once(path: Path, content: str) -> str:
    """Write ``content`` unless the file is there (another process may be faster); return what it holds."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(content)
    return content


def ensure_secret_key(home: Path) -> str:
    """Return the installation's signing secret, made on the first start."""
    return _write_once(home / "keys" / "secret.key", secrets.token_urlsafe(48)).strip()


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
    path = home / "keys" / "ring.json"
    load_ring(home)
    held = json.loads(path.read_text(encoding="ascii"))
    number = max(int(known) for known in held["keys"]) + 1
    held["keys"][str(number)] = base64.b64encode(secrets.token_bytes(32)).decode()
    held["current"] = number
    fresh = path.with_suffix(".new")
    fresh.touch(mode=0o600)
    fresh.write_text(json.dumps(held, indent=1), encoding="ascii")
    fresh.replace(path)
    return number
