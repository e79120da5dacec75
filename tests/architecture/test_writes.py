"""Only a module's own actions write its rows: found by reading the source, so also in paths no test walks."""

import ast
from pathlib import Path

from house import PACKAGE, module_of, shown, source_files, tree_of

WRITES = {
    "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "save",
    "add_root", "add_child", "move", "load_bulk",
}  # fmt: skip
WRITING_ROOMS = {"actions", "migrations"}
# What base offers to every action; it writes base's own tables inside the action's transaction.
MACHINERY = ("base/audit.py", "base/outbox.py", "base/files.py", "base/jobs/", "base/anchors.py", "base/sessions.py")


def _models_by_name(path: Path) -> dict[str, str]:
    """Return the models that a file imports: name there → module that owns them."""
    found = {}
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom) and node.module:
            parts = node.module.split(".")
            if parts[0] == "unionhall" and len(parts) > 2 and parts[2] == "models":
                found |= {alias.asname or alias.name: parts[1] for alias in node.names if alias.name[0].isupper()}
    return found


def _root_name(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute | ast.Call | ast.Subscript):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def _held_rows(tree: ast.Module, known: dict[str, str]) -> dict[str, str]:
    """Return the variables that hold rows or sets of rows of a known model: name → owner."""
    held = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            root = _root_name(node.value)
            if root in known:
                held[node.targets[0].id] = known[root]
    return held


def _writes(path: Path) -> list[tuple[ast.Call, str]]:
    tree = tree_of(path)
    known = _models_by_name(path)
    known |= _held_rows(tree, known)
    return [
        (node, known[_root_name(node.func)])
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES
        if _root_name(node.func) in known
    ]


def test_rows_are_written_by_their_own_module() -> None:
    foreign = [
        f"{shown(path, call.lineno)} writes {owner}: {ast.unparse(call.func)}"
        for path in source_files()
        for call, owner in _writes(path)
        if owner != module_of(path)
    ]
    assert foreign == []


def test_rows_are_written_by_actions_only() -> None:
    outside = []
    for path in source_files():
        relative = path.relative_to(PACKAGE).as_posix()
        if WRITING_ROOMS & set(Path(relative).parts) or relative.startswith(MACHINERY):
            continue
        outside += [f"{shown(path, call.lineno)} {ast.unparse(call.func)}" for call, _ in _writes(path)]
    assert outside == []
