"""A backup is consistent, private and whole, and a restore brings back exactly what was there."""

import stat
import tarfile
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from unionhall.base.actions.create_account import create_account
from unionhall.base.models import Account
from unionhall.cli import archives, snapshots
from unionhall.kernel.actors import system_actor

NOW = datetime(2026, 11, 22, 4, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "home" / "files" / "ab").mkdir(parents=True)
    (tmp_path / "home" / "files" / "ab" / "abc").write_bytes(b"a file")
    (tmp_path / "home" / "files" / "tmp").mkdir()
    (tmp_path / "home" / "files" / "tmp" / "half").write_bytes(b"not finished")
    (tmp_path / "home" / "keys").mkdir()
    (tmp_path / "home" / "keys" / "ring.json").write_text("{}", "ascii")
    (tmp_path / "anchors").mkdir()
    (tmp_path / "anchors" / "audit.jsonl").write_text("{}\n", "ascii")
    return tmp_path / "home"


@pytest.fixture
def account(transactional_db: None) -> int:
    return create_account(
        actor=system_actor("test"), username="somebody", display_name="王秀英", password="", scope_path="", now=NOW
    )


def _pack(home: Path, target: Path) -> dict[str, object]:
    return archives.pack(home, home.parent / "anchors", target, now=NOW)


def test_the_archive_is_private_and_leaves_nothing_beside_it(home: Path, account: int, tmp_path: Path) -> None:
    target = tmp_path / "out" / "backup.tar"
    target.parent.mkdir()
    manifest = _pack(home, target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [path.name for path in target.parent.iterdir()] == ["backup.tar"]
    assert manifest["rows"]["base_account"] == 1
    with tarfile.open(target) as archive:
        names = set(archive.getnames())
    assert {"files/ab/abc", "keys/ring.json", "anchors/audit.jsonl", "manifest.json"} <= names
    assert "files/tmp/half" not in names


def test_what_was_changed_on_the_way_is_refused(home: Path, account: int, tmp_path: Path) -> None:
    target = tmp_path / "backup.tar"
    _pack(home, target)
    content = bytearray(target.read_bytes())
    place = content.index(b"a file")
    content[place : place + 6] = b"A FILE"
    target.write_bytes(bytes(content))
    with pytest.raises(archives.BadArchive, match="files/ab/abc"):
        archives.unpack(target, tmp_path / "unpacked")


@pytest.mark.parametrize("share", [0.3, 0.7, 0.95])
def test_what_was_cut_off_is_refused(home: Path, account: int, tmp_path: Path, share: float) -> None:
    target = tmp_path / "backup.tar"
    _pack(home, target)
    content = target.read_bytes()
    target.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(archives.BadArchive):
        archives.unpack(target, tmp_path / "unpacked")


def test_a_member_outside_the_folder_is_refused(tmp_path: Path) -> None:
    evil = tmp_path / "evil.tar"
    (tmp_path / "x").write_text("x", "ascii")
    with tarfile.open(evil, "w") as archive:
        archive.add(tmp_path / "x", arcname="../outside")
    with pytest.raises(archives.BadArchive):
        archives.unpack(evil, tmp_path / "unpacked")
    assert not (tmp_path / "outside").exists()


def test_files_come_back_to_their_places(home: Path, account: int, tmp_path: Path) -> None:
    target = tmp_path / "backup.tar"
    _pack(home, target)
    archives.unpack(target, tmp_path / "unpacked")
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    archives.place(tmp_path / "unpacked", fresh, tmp_path / "fresh-anchors")
    assert (fresh / "files/ab/abc").read_bytes() == b"a file"
    assert stat.S_IMODE((fresh / "keys" / "ring.json").stat().st_mode) == 0o600
    assert (tmp_path / "fresh-anchors" / "audit.jsonl").exists()


def test_the_copy_is_of_one_moment_and_fills_a_database_again(home: Path, account: int, tmp_path: Path) -> None:
    held = snapshots.take(tmp_path)
    create_account(
        actor=system_actor("test"), username="later", display_name="后来", password="", scope_path="", now=NOW
    )
    assert held["rows"]["base_account"] == 1
    assert held["rows"]["base_auditrecord"] == 1
    if connection.vendor == "postgresql":
        snapshots.bring_back(tmp_path, held)
        assert list(Account.objects.values_list("pk", "username")) == [(account, "somebody")]
        later = create_account(
            actor=system_actor("test"), username="next", display_name="下一位", password="", scope_path="", now=NOW
        )
        assert later > account
        assert snapshots.broken_references() == []


def test_a_used_home_is_not_restored_into(transactional_db: None, tmp_path: Path) -> None:
    source = tmp_path / "backup.tar"
    source.write_bytes(b"")
    (Path(settings.HOME) / "files").mkdir(exist_ok=True)
    (Path(settings.HOME) / "files" / "used").touch()
    try:
        with pytest.raises(CommandError, match="empty one"):
            call_command("restore", str(source), stdout=StringIO())
    finally:
        (Path(settings.HOME) / "files" / "used").unlink()


def test_a_backup_overwrites_nothing(transactional_db: None, tmp_path: Path) -> None:
    (tmp_path / "there").touch()
    with pytest.raises(CommandError, match="exists already"):
        call_command("backup", str(tmp_path / "there"), stdout=StringIO())
