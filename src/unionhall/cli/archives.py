"""One file with everything of an installation, readable by its owner only."""

import hashlib
import json
import os
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from unionhall.cli import snapshots

MANIFEST = "manifest.json"
FORMAT = 1
# The database first, then what its rows name: files are only ever added while both are copied, keys too.
KEPT = ("files", "keys", "anchors")
NOTES = ("demo-world", "demo-accounts.json")


class BadArchive(Exception):
    """The file is no backup, or was cut off or changed."""


def pack(home: Path, anchors: Path, target: Path, *, now: datetime) -> dict[str, Any]:
    """Write the archive to ``target`` (whole or not at all); return its manifest."""
    part = target.with_name(target.name + ".part")
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".unionhall-backup-") as name:
            folder = Path(name)
            held = snapshots.take(folder)
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "wb") as raw, tarfile.open(fileobj=raw, mode="w") as archive:
                digests = {}
                for source, inside in (*_below(folder, ""), *_home_files(home, anchors)):
                    digests[inside] = _add(archive, source, inside)
                manifest = {"format": FORMAT, "made_at": now.isoformat(), **held, "digests": digests}
                (folder / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1), encoding="utf-8")
                _add(archive, folder / MANIFEST, MANIFEST)
                raw.flush()
                os.fsync(raw.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return manifest


def unpack(source: Path, folder: Path) -> dict[str, Any]:
    """Unpack into ``folder``, check every digest, and return the manifest."""
    try:
        with tarfile.open(source, "r:") as archive:
            for member in archive:
                name = PurePosixPath(member.name)
                if not member.isfile() or name.is_absolute() or ".." in name.parts:
                    raise BadArchive(member.name)
                content = archive.extractfile(member)
                assert content is not None
                place = folder / name
                place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                with os.fdopen(handle, "wb") as target:
                    while chunk := content.read(1 << 20):
                        target.write(chunk)
        manifest = snapshots.read_held(folder)
        wrong = [name for name, digest in manifest["digests"].items() if _digest(folder / name) != digest]
    except (tarfile.TarError, KeyError, ValueError, FileNotFoundError, EOFError) as error:
        raise BadArchive(str(error)) from error
    if wrong or manifest["format"] != FORMAT:
        raise BadArchive(", ".join(wrong[:3]) or "format")
    return manifest


def place(folder: Path, home: Path, anchors: Path) -> None:
    """Move the unpacked files to where the installation looks for them."""
    for name in KEPT:
        target = anchors if name == "anchors" else home / name
        for source, inside in _below(folder / name, ""):
            (target / inside).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            source.replace(target / inside)
    for name in NOTES:
        if (folder / name).exists():
            (folder / name).replace(home / name)


def _home_files(home: Path, anchors: Path) -> Iterator[tuple[Path, str]]:
    for name in KEPT:
        yield from _below(anchors if name == "anchors" else home / name, f"{name}/")
    for name in NOTES:
        if (home / name).exists():
            yield home / name, name


def _below(folder: Path, prefix: str) -> Iterator[tuple[Path, str]]:
    """Yield every finished file below a folder with its name inside the archive."""
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if path.is_file() and relative.parts[0] != "tmp":
            yield path, prefix + relative.as_posix()


def _add(archive: tarfile.TarFile, source: Path, inside: str) -> str:
    member = tarfile.TarInfo(inside)
    member.mode = 0o600
    with source.open("rb") as content:
        member.size = os.fstat(content.fileno()).st_size
        member.mtime = int(os.fstat(content.fileno()).st_mtime)
        reader = _Counting(content, member.size)
        archive.addfile(member, reader)  # type: ignore[arg-type] # only read() is asked of it
    return reader.total.hexdigest()


class _Counting:
    """Reads exactly the announced bytes (an anchor file may grow meanwhile) and digests them on the way."""

    def __init__(self, content: Any, size: int) -> None:
        self.content, self.left, self.total = content, size, hashlib.sha256()

    def read(self, size: int) -> bytes:
        chunk: bytes = self.content.read(min(size, self.left))
        self.left -= len(chunk)
        self.total.update(chunk)
        return chunk


def _digest(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
