"""Bytes on disk under their SHA-256, plain or sealed in chunks with AES-GCM.

A sealed file is ``UHF1 ‖ key id(2) ‖ nonce prefix(8) ‖ chunk …``; each chunk holds up to 1 MiB and its tag. The nonce
of a chunk is prefix and counter; the associated data binds it to the file's digest, its place and whether it is last,
so that chunks cannot be swapped, dropped or taken from another file.
"""

import os
import secrets
import time
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from unionhall.base.crypto import fresh_ring, key_by_id

_MAGIC = b"UHF1"
_CHUNK = 1 << 20
_TAG = 16
_HEAD = len(_MAGIC) + 2 + 8
_STRAY_AGE_SECONDS = 24 * 3600


def folder() -> Path:
    """Return where the files of this installation lie."""
    return Path(settings.HOME) / "files"


def path_of(digest: str, *, sealed: bool) -> Path:
    """Return where the bytes of ``digest`` lie; two levels of folders keep listings short."""
    return folder() / digest[:2] / digest[2:4] / (digest + (".sealed" if sealed else ""))


def is_old(path: Path) -> bool:
    """Tell whether nobody wrote or used the file for a day: what nothing names then may go."""
    return path.stat().st_mtime < time.time() - _STRAY_AGE_SECONDS


def write(content: bytes, digest: str, *, sealed: bool) -> int:
    """Put the bytes there unless they are there already; return the key id that seals them (0: plain)."""
    path = path_of(digest, sealed=sealed)
    if path.exists():
        os.utime(path)  # tells the sweep that somebody uses it again
        return key_of(path) if sealed else 0
    replace(seal_bytes(content, digest) if sealed else content, path)
    return key_of(path) if sealed else 0


def replace(content: bytes, path: Path) -> None:
    """Write a whole file or none: beside, down to the disk, then renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = folder() / "tmp" / secrets.token_hex(16)
    temporary.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    parent = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(parent)
    finally:
        os.close(parent)


def read(digest: str, *, sealed: bool) -> bytes:
    """Return the plain bytes; raises ``FileNotFoundError``, or ``InvalidTag`` when somebody changed them."""
    held = path_of(digest, sealed=sealed).read_bytes()
    return unseal_bytes(held, digest) if sealed else held


def key_of(path: Path) -> int:
    """Tell which key sealed a file."""
    with path.open("rb") as file:
        return int.from_bytes(file.read(len(_MAGIC) + 2)[len(_MAGIC) :], "big")


def seal_bytes(content: bytes, digest: str) -> bytes:
    """Encrypt in chunks under the current key."""
    held = fresh_ring()
    cipher, prefix = AESGCM(held.keys[held.current]), os.urandom(8)
    parts = [_MAGIC, held.current.to_bytes(2, "big"), prefix]
    count = max(1, -(-len(content) // _CHUNK))
    view = memoryview(content)
    for number in range(count):
        piece = view[number * _CHUNK : (number + 1) * _CHUNK]
        parts.append(cipher.encrypt(prefix + number.to_bytes(4, "big"), piece, _bound(digest, number, count)))
    return b"".join(parts)


def unseal_bytes(held: bytes, digest: str) -> bytes:
    """Decrypt what ``seal_bytes`` made for the same digest."""
    assert held[: len(_MAGIC)] == _MAGIC, "unknown version of a sealed file"
    cipher = AESGCM(key_by_id(int.from_bytes(held[len(_MAGIC) : len(_MAGIC) + 2], "big")))
    prefix, body = held[len(_MAGIC) + 2 : _HEAD], memoryview(held)[_HEAD:]
    step = _CHUNK + _TAG
    count = max(1, -(-len(body) // step))
    return b"".join(
        cipher.decrypt(
            prefix + number.to_bytes(4, "big"), body[number * step : (number + 1) * step], _bound(digest, number, count)
        )
        for number in range(count)
    )


def _bound(digest: str, number: int, count: int) -> bytes:
    return f"{digest}|{number}|{int(number == count - 1)}".encode()
