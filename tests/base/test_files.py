"""Files: sniffed, limited, stored once, sealed at rest, read only with the grant over the place."""

import hashlib

import pytest
from cryptography.exceptions import InvalidTag

from unionhall.base import files, vault
from unionhall.base.models import AuditRecord, Blob, StoredFile
from unionhall.kernel.errors import NotFound, Refused

pytestmark = pytest.mark.django_db
CSV = "姓名,手机\n张三,0\n".encode("gb18030")


@pytest.fixture(autouse=True)
def _home(settings, tmp_path):
    settings.HOME = tmp_path


def _store(actor, now, content=CSV, **more):
    facts = {"name": "roster.csv", "purpose": "roster", "grant": "base.read_audit", "scope_path": "A", **more}
    return files.store(content, actor=actor, now=now, **facts)


def test_a_stored_file_comes_back_and_is_sealed_on_disk(keeper, now):
    number = _store(keeper, now)
    found = files.read(actor=keeper, file_id=number)
    assert (found.name, found.media_type, found.content) == ("roster.csv", "text/csv", CSV)
    path = vault.path_of(hashlib.sha256(CSV).hexdigest(), sealed=True)
    assert CSV not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0
    assert AuditRecord.objects.get(verb="base.store_file").subject == f"file:{number}"


def test_templates_lie_plain_on_disk(keeper, now):
    _store(keeper, now, purpose="template")
    assert vault.path_of(hashlib.sha256(CSV).hexdigest(), sealed=False).read_bytes() == CSV


def test_the_same_bytes_are_stored_once(keeper, now):
    first, second = _store(keeper, now), _store(keeper, now, name="b.csv", scope_path="B")
    assert first != second
    assert Blob.objects.count() == 1


def test_who_lacks_the_grant_or_the_place_finds_nothing(keeper, stranger, now):
    number = _store(keeper, now)
    for wrong in (number, number + 1):
        with pytest.raises(NotFound):
            files.read(actor=stranger, file_id=wrong)


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "base.file_empty"), (b"MZ\x90\x00\x03", "base.file_kind"), (b"a" * 101, "base.file_too_big")],
)
def test_what_is_not_taken(keeper, now, settings, content, code):
    settings.UPLOAD_LIMIT_BYTES = 100
    with pytest.raises(Refused) as refusal:
        _store(keeper, now, content)
    assert refusal.value.code == code
    assert not StoredFile.objects.exists()


def test_names_lose_their_folders_and_keep_their_ending(keeper, now):
    number = _store(keeper, now, name="C:\\x\\..\\" + "长" * 300 + ".csv\n")
    name = StoredFile.objects.get(pk=number).name
    assert len(name) <= 200
    assert name.endswith("长.csv")


@pytest.mark.parametrize("size", [0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20])
def test_sealing_in_chunks_gives_the_same_bytes_back(size):
    content = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    assert vault.unseal_bytes(vault.seal_bytes(content, "d"), "d") == content


def test_chunks_cannot_be_cut_swapped_or_moved_to_another_file():
    sealed = vault.seal_bytes(b"a" * (2 << 20), "d")
    step = (1 << 20) + 16
    head, first, second = sealed[:14], sealed[14 : 14 + step], sealed[14 + step :]
    for forged, digest in ((sealed, "e"), (head + first, "d"), (head + second + first, "d"), (sealed[:-1], "d")):
        with pytest.raises(InvalidTag):
            vault.unseal_bytes(forged, digest)


def test_a_half_written_file_never_stands_under_its_name(monkeypatch, tmp_path):
    def fail(*args: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        vault.write(b"abc", "ab" * 32, sealed=False)
    assert not vault.path_of("ab" * 32, sealed=False).exists()
