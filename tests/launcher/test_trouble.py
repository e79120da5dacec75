"""What goes wrong at a start is said in one sentence with its mend, and never as a traceback."""

import ast
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from launcher.trouble import Trouble, trouble_of

from house import ROOT
from launcher import main, serving


def test_the_entry_can_be_read_by_old_pythons() -> None:
    ast.parse((ROOT / "unionhall").read_text(encoding="utf-8"), feature_version=(3, 4))


@pytest.mark.parametrize(
    ("language", "word"), [("en_US.UTF-8", "needs Python 3.11"), ("zh_CN.UTF-8", "需要 Python 3.11")]
)
def test_an_old_python_is_told_what_is_needed(language: str, word: str) -> None:
    pretend = (
        "import runpy, sys; sys.version_info = (3, 8, 18, 'final', 0); "
        f"runpy.run_path({str(ROOT / 'unionhall')!r}, run_name='__main__')"
    )
    environment = {"LANG": language, "PATH": "/usr/bin:/bin"}
    done = subprocess.run([sys.executable, "-c", pretend], capture_output=True, env=environment, check=False)
    said = done.stderr.decode("utf-8")
    assert done.returncode == 1
    assert word in said
    assert len(said.strip().splitlines()) == 1


def test_a_taken_port_is_said_first_with_another_to_take() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, ROOT / "unionhall", "run", "--port", str(port)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=20, env={"LANG": "C.UTF-8"})
    assert done.returncode == 1
    assert f"--port {port + 1}" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("host", ["192.0.2.1", "no such host"])
def test_an_address_of_another_machine_is_refused(host: str) -> None:
    with pytest.raises(Trouble, match="cannot serve"):
        serving.refuse_taken_port(host, 8000)


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("error: Failed to fetch: client error (Connect)\n  dns error: failed to lookup address", "no network"),
        ("npm error code ENOTFOUND\nnpm error network request failed", "no network"),
        ("invalid peer certificate: UnknownIssuer", "certificate"),
        ("OSError: [Errno 28] No space left on device", "full"),
        ("npm ERR! nospc ENOSPC: no space left on device, write", "full"),
        ("django.db.utils.OperationalError: database or disk is full", "full"),
    ],
)
def test_output_of_a_step_becomes_a_sentence(output: str, said: str) -> None:
    trouble = trouble_of("Installing", output, Path("somewhere"), downloads=True)
    assert said in str(trouble)
    assert trouble.details == ""


def test_an_unknown_failure_shows_its_last_lines() -> None:
    trouble = trouble_of("Installing", "\n".join(f"line {number}" for number in range(100)), "somewhere")
    assert trouble.details.splitlines()[-1] == "line 99"
    assert len(trouble.details.splitlines()) == 25


@pytest.mark.parametrize(("number", "said"), [(28, "full"), (13, "cannot be written"), (5, "refused")])
def test_a_refusing_disk_is_a_sentence_too(
    number: int, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(arguments: list[str]) -> int:
        raise OSError(number, "refused", "somewhere")

    monkeypatch.setattr(main, "_dispatch", fail)
    monkeypatch.setattr(main, "stop_on_signals", lambda: None)
    assert main.main(["run"]) == 1
    assert said in capsys.readouterr().err
