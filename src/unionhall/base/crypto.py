"""AES-GCM for personal fields and the HMAC blind index that makes them searchable and unique.

A sealed value is ``version(1) ‖ key id(2) ‖ nonce(12) ‖ ciphertext+tag``; the associated data binds it to its column,
so that a value copied into another column does not open.
"""

import hashlib
import hmac
import os
import time
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from unionhall.base.keys import KeyRing, load_ring

VERSION = 1
_BLOCK = 64  # bytes of a block of SHA-256
_SEEN = {"checked": -10.0, "stamp": 0.0}


@lru_cache(maxsize=1)
def _ring_of(home: Path) -> KeyRing:
    return load_ring(home)


def ring() -> KeyRing:
    """Return the key ring of the home that is set now, read once; ``forget_ring()`` after a rotation."""
    return _ring_of(Path(settings.HOME))


def forget_ring() -> None:
    """Read the ring anew at its next use."""
    _ring_of.cache_clear()


@lru_cache(maxsize=64)
def _cipher(key: bytes) -> AESGCM:
    return AESGCM(key)


def fresh_ring() -> KeyRing:
    """Return the ring, read anew within a second after a rotation by another process."""
    moment = time.monotonic()
    if moment - _SEEN["checked"] > 1.0:
        path = Path(settings.HOME) / "keys" / "ring.json"
        stamp = float(path.stat().st_mtime_ns) if path.exists() else 0.0
        if stamp != _SEEN["stamp"]:
            forget_ring()
        _SEEN.update(checked=moment, stamp=stamp)
    return ring()


def key_by_id(number: int) -> bytes:
    """Return a key; raises ``KeyError`` when it was dropped."""
    if number not in ring().keys:
        forget_ring()
    return ring().keys[number]


def seal(plain: bytes, context: str) -> bytes:
    """Encrypt ``plain`` for the column ``context`` (``app.model.field``)."""
    held = fresh_ring()
    nonce = os.urandom(12)
    sealed = _cipher(held.keys[held.current]).encrypt(nonce, plain, context.encode())
    return bytes((VERSION,)) + held.current.to_bytes(2, "big") + nonce + sealed


def unseal(sealed: bytes, context: str) -> bytes:
    """Decrypt; raises ``cryptography.exceptions.InvalidTag`` when changed, ``KeyError`` when the key is gone."""
    assert sealed[0] == VERSION, "unknown version of a sealed value"
    key = key_by_id(int.from_bytes(sealed[1:3], "big"))
    return _cipher(key).decrypt(sealed[3:15], sealed[15:], context.encode())


def key_id(sealed: bytes) -> int:
    """Tell which key sealed a value."""
    return int.from_bytes(sealed[1:3], "big")


def blind_index(kind: str, normalised: str) -> bytes:
    """Return 16 bytes that are equal exactly when kind and value are; without the key they say nothing."""
    return hmac.digest(ring().index_key, f"{kind}|{normalised}".encode(), hashlib.sha256)[:16]


def seal_many(plains: Sequence[bytes], context: str) -> list[bytes]:
    """Encrypt each value for one column, as ``seal`` does; empty values stay empty. One call for all the nonces."""
    held = ring()
    encrypt, bound = _cipher(held.keys[held.current]).encrypt, context.encode()
    head, nonces = bytes((VERSION,)) + held.current.to_bytes(2, "big"), os.urandom(12 * len(plains))
    sealed = []
    for start, plain in zip(range(0, len(nonces), 12), plains, strict=True):
        nonce = nonces[start : start + 12]
        sealed.append(head + nonce + encrypt(nonce, plain, bound) if plain else b"")
    return sealed


def blind_indexes(kind: str, normalised: Iterable[str]) -> list[bytes | None]:
    """Return ``blind_index`` of each value, ``None`` for an empty one.

    HMAC (RFC 2104) spelt out: the two halves of the key are hashed once and copied, four times as fast as a call each.
    """
    key, prefix = ring().index_key, f"{kind}|".encode()
    assert len(key) <= _BLOCK, "a longer key would have to be hashed first"
    padded = key.ljust(_BLOCK, b"\0")
    inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in padded) + prefix).copy
    outer = hashlib.sha256(bytes(byte ^ 0x5C for byte in padded)).copy
    indexes: list[bytes | None] = []
    for value in normalised:
        if not value:
            indexes.append(None)
            continue
        within, around = inner(), outer()
        within.update(value.encode())
        around.update(within.digest())
        indexes.append(around.digest()[:16])
    return indexes
