"""What is committed works everywhere: no address of a package index, no path of one machine, no third-party code."""

import re

from house import ROOT, committed_files, shown

# Written apart so that this file does not find itself.
HOSTS = ("pypi" + ".org", "files.python" + "hosted", "registry.npm" + "js", "npm" + "mirror", "pypi.tuna" + ".")
PATHS = ("/" + "work/", "/" + "root/", "/" + "home/", ".." + "/shared")
TEXT = {
    "", ".py", ".md", ".toml", ".txt", ".in", ".json", ".yaml", ".yml", ".html", ".css", ".js", ".po", ".cfg", ".ini",
    ".sh", ".svg", ".csv",
}  # fmt: skip
LARGEST_BYTES = 6 * 1024 * 1024


def _texts() -> list[tuple[str, str]]:
    return [
        (shown(path), path.read_text(encoding="utf-8", errors="replace"))
        for path in committed_files()
        if path.suffix in TEXT
    ]


def test_no_file_names_a_package_index() -> None:
    assert [f"{name}: {host}" for name, text in _texts() for host in HOSTS if host in text] == []


def test_no_file_names_a_machines_path() -> None:
    own = re.compile("|".join(rf"(?<![\w.}}]){re.escape(path)}" for path in PATHS))
    assert [f"{name}: {found[0]}" for name, text in _texts() if (found := own.search(text))] == []


def test_locks_pin_by_hash_and_carry_no_address() -> None:
    package_lock = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in package_lock
    assert package_lock.count('"integrity"') == package_lock.count('"node_modules/')
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        pinned = re.findall(r"^([a-z0-9][^ =]*)==", text, re.MULTILINE)
        blocks = re.split(r"^(?=[a-z0-9][^ =]*==)", text, flags=re.MULTILINE)[1:]
        assert pinned, path
        assert [block.split("==")[0] for block in blocks if "--hash=sha256:" not in block] == []
        assert "--index-url" not in text.replace("--no-emit-index-url", "")


def test_no_committed_file_is_huge() -> None:
    assert [shown(path) for path in committed_files() if path.stat().st_size > LARGEST_BYTES] == []
