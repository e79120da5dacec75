"""What decides is pure: no clock, no chance, no files, no framework; the clock is read at doors only."""

import ast
from pathlib import Path

from house import PACKAGE, dotted, module_of, rooms, shown, source_files, tree_of

IMPURE_MODULES = {
    "asyncio", "glob", "http", "logging", "os", "pathlib", "random", "requests", "secrets", "shutil", "socket",
    "sqlite3", "subprocess", "sys", "tempfile", "threading", "time", "urllib", "uuid",
}  # fmt: skip
PURE_PARTS = {"urllib.parse"}
CLOCKS = {"now", "utcnow", "today", "localdate", "localtime"}
ROOMS_WITHOUT_CLOCK = {"actions", "queries", "models", "rules", "events.py"}


def _pure_files() -> list[Path]:
    floors = [path for path in source_files() if module_of(path) in {"kernel", "engine"}]
    events = [path for path in source_files() if path.name == "events.py"]
    return [*floors, *rooms("rules"), *events]


def _imports(path: Path) -> list[tuple[str, int]]:
    found = []
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found.append((node.module or "", node.lineno))
    return found


def test_pure_files_import_nothing_that_touches_the_world() -> None:
    impure = [
        f"{shown(path, line)} {name}"
        for path in _pure_files()
        for name, line in _imports(path)
        if name.split(".")[0] in IMPURE_MODULES and name not in PURE_PARTS
    ]
    assert impure == []


def test_pure_files_open_nothing() -> None:
    opened = [
        shown(path, node.lineno)
        for path in _pure_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"open", "print", "input"}
    ]
    assert opened == []


def test_rules_import_only_kernel_engine_and_lower_rules() -> None:
    wrong = []
    for path in rooms("rules"):
        for name, line in _imports(path):
            parts = name.split(".")
            if parts[0] == "unionhall" and parts[1] not in {"kernel", "engine"} and "rules" not in parts:
                wrong.append(f"{shown(path, line)} {name}")
    assert wrong == []


def test_the_clock_is_read_at_doors_only() -> None:
    """Below a door time is an argument; ``clock.today(now)`` only turns an instant into a day."""
    read = []
    for path in source_files():
        parts = path.relative_to(PACKAGE).parts
        if not (ROOMS_WITHOUT_CLOCK & set(parts) or parts[0] in {"kernel", "engine"}):
            continue
        for node in ast.walk(tree_of(path)):
            bare_call = isinstance(node, ast.Call) and not node.args and not node.keywords
            if bare_call and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
                read.append(f"{shown(path, node.lineno)} {ast.unparse(node.func)}()")
    assert read == []


def test_every_package_says_what_it_is() -> None:
    silent = [
        dotted(path)
        for path in source_files()
        if path.name == "__init__.py" and path.parent.parent == PACKAGE and ast.get_docstring(tree_of(path)) is None
    ]
    assert silent == []
