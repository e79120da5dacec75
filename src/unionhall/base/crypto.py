"""AES-GCM for personal fields and the HMAC blind index that makes them searchable and unique.

A sealed value is ``version(1) ‖ key id(2) ‖ nonce(12) ‖ ciphertext+tag``; the associated data binds it to its column,
so that a value copied into another column does not open.
"""

import hashlib
import hmac
import os
from collections.abc import Iterable, Sequence
from functools import lru_cache

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from unionhall.base.keys import KeyRing, load_ring

VERSION = 1


@lru_cache(maxsize=1)
def ring() -> KeyRing:
    """Return this process's key ring; ``ring.cache_clear()`` after a rotation."""
    return load_ring(settings.HOME)


@lru_cache(maxsize=64)
def _cipher(key: bytes) -> AESGCM:
    return AESGCM(key)


def seal(plain: bytes, context: str) -> bytes:
    """Encrypt ``plain`` for the column ``context`` (``app.model.field``)."""
    held = ring()
    nonce = os.urandom(12)
    sealed = _cipher(held.keys[held.current]).encrypt(nonce, plain, context.encode())
    return bytes((VERSION,)) + held.current.to_bytes(2, "big") + nonce + sealed


def unseal(sealed: bytes, context: str) -> bytes:
    """Decrypt; raises ``cryptography.exceptions.InvalidTag`` when changed, ``KeyError`` when the key is gone."""
    assert sealed[0] == VERSION, "unknown version of a sealed value"
    key = ring().keys[int.from_bytes(sealed[1:3], "big")]
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
    """Return ``blind_index`` of each value, ``None`` for an empty one."""
    key, prefix, digest = ring().index_key, f"{kind}|".encode(), hmac.digest
    return [digest(key, prefix + value.encode(), "sha256")[:16] if value else None for value in normalised]
