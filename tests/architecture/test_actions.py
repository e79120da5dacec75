"""One verb, one file, one function; the authority first; a test for each."""

import ast
from pathlib import Path

from house import PACKAGE, ROOT, rooms, shown, tree_of


def _public(path: Path) -> list[ast.FunctionDef]:
    return [node for node in tree_of(path).body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]


def _first_statement(function: ast.FunctionDef) -> ast.stmt:
    has_docstring = ast.get_docstring(function) is not None
    return function.body[1 if has_docstring and len(function.body) > 1 else 0]


def test_an_action_file_has_one_public_function_with_its_name() -> None:
    wrong = {shown(path): [f.name for f in _public(path)] for path in rooms("actions") if _names(path) != [path.stem]}
    assert wrong == {}


def _names(path: Path) -> list[str]:
    return [function.name for function in _public(path)]


def test_an_action_takes_names_only_and_the_actor_first() -> None:
    wrong = [
        shown(path, function.lineno)
        for path in rooms("actions")
        for function in _public(path)
        if function.args.args or not function.args.kwonlyargs or function.args.kwonlyargs[0].arg != "actor"
    ]
    assert wrong == []


def test_an_action_asks_for_authority_first() -> None:
    wrong = []
    for path in rooms("actions"):
        for function in _public(path):
            first = _first_statement(function)
            call = first.value if isinstance(first, ast.Expr | ast.Assign) else None
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "require"):
                wrong.append(shown(path, first.lineno))
    assert wrong == []


def test_an_action_asks_for_the_grant_of_its_own_module() -> None:
    wrong = []
    for path in rooms("actions"):
        module = path.relative_to(PACKAGE).parts[0]
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "require":
                grant = node.args[1] if len(node.args) > 1 else None
                if isinstance(grant, ast.Constant) and not str(grant.value).startswith(f"{module}."):
                    wrong.append(f"{shown(path, node.lineno)} {grant.value}")
    assert wrong == []


def test_an_action_is_one_transaction() -> None:
    wrong = [
        shown(path, function.lineno)
        for path in rooms("actions")
        for function in _public(path)
        if "transaction.atomic" not in {ast.unparse(decorator).split("(")[0] for decorator in function.decorator_list}
    ]
    assert wrong == []


def test_actions_and_rules_have_a_mirrored_test() -> None:
    missing = []
    for path in (*rooms("actions"), *rooms("rules")):
        relative = path.relative_to(PACKAGE)
        mirrored = ROOT / "tests" / relative.parent / f"test_{relative.name}"
        if not mirrored.exists():
            missing.append(mirrored.relative_to(ROOT).as_posix())
    assert missing == []


def test_a_mirrored_test_has_its_source() -> None:
    orphans = []
    for room in ("actions", "rules"):
        for path in sorted((ROOT / "tests").glob(f"*/{room}/**/test_*.py")):
            source = PACKAGE / path.parent.relative_to(ROOT / "tests") / path.name.removeprefix("test_")
            if not source.exists():
                orphans.append(shown(path))
    assert orphans == []


def test_test_folders_are_no_packages() -> None:
    assert [shown(path) for path in (ROOT / "tests").rglob("__init__.py")] == []
