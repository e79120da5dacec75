"""Nothing is installed again while nothing changed, and everything is when something did."""

import json
from pathlib import Path

import pytest

from launcher import packages, places


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "requirements").mkdir()
    for name in packages.SETS:
        (tmp_path / "requirements" / f"{name}.txt").write_text(f"# {name}\n", encoding="ascii")
    monkeypatch.setattr(places, "ROOT", tmp_path)
    monkeypatch.setattr(places, "PYTHON", tmp_path / "python")
    (tmp_path / "python").touch()
    return tmp_path


def _stamp(largest: str) -> dict[str, object]:
    return {"set": largest, "locks": packages._digests(largest), "python": packages._version()}


def test_a_larger_set_satisfies_the_smaller_ones(checkout: Path) -> None:
    assert packages.is_fresh(_stamp("test"), "core")
    assert packages.is_fresh(_stamp("core"), "core")
    assert not packages.is_fresh(_stamp("core"), "test")


def test_a_changed_lock_asks_for_an_installation(checkout: Path) -> None:
    stamp = _stamp("test")
    (checkout / "requirements" / "core.txt").write_text("# another\n", encoding="ascii")
    assert not packages.is_fresh(stamp, "core")
    assert packages.is_fresh(stamp, "pg")


def test_another_python_or_a_vanished_one_asks_for_an_installation(checkout: Path) -> None:
    assert not packages.is_fresh(_stamp("core") | {"python": "3.10"}, "core")
    (checkout / "python").unlink()
    assert not packages.is_fresh(_stamp("core"), "core")


@pytest.mark.parametrize("content", ["", "{", "[]", '{"set": "everything"}'])
def test_a_stamp_that_was_cut_off_counts_as_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "stamp").write_text(content, encoding="ascii")
    assert packages.read_stamp(tmp_path / "stamp") == {}
    assert packages.read_stamp(tmp_path / "missing") == {}


def test_a_stamp_is_read_back(tmp_path: Path) -> None:
    (tmp_path / "stamp").write_text(json.dumps({"set": "pg"}), encoding="ascii")
    assert packages.read_stamp(tmp_path / "stamp") == {"set": "pg"}


def test_the_mirror_of_pip_serves_uv_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "UV_INDEX", "UV_OFFLINE", "UV_CONFIG_FILE", "PIP_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)
    configuration = tmp_path / "pip.conf"
    configuration.write_text("[global]\nindex-url = https://mirror.example/simple\n", encoding="utf-8")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(configuration))
    assert packages.network_environment()["UV_DEFAULT_INDEX"] == "https://mirror.example/simple"
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://other.example/simple")
    assert packages.network_environment()["UV_DEFAULT_INDEX"] == "https://other.example/simple"


def test_a_source_that_changed_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "SOURCE", tmp_path)
    (tmp_path / "a.py").write_text("1", encoding="ascii")
    before = places.digest_of_sources()
    (tmp_path / "a.mo").write_text("made by the preparation itself", encoding="ascii")
    assert places.digest_of_sources() == before
    (tmp_path / "a.py").write_text("22", encoding="ascii")
    assert places.digest_of_sources() != before
