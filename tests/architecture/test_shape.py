"""Files and functions stay short, imports stay at the top, nothing acts at a distance."""

import ast

from house import base_names, functions_of, python_files, shown, source_files, tree_of

LONGEST_FILE = 400
LONGEST_FUNCTION = 70
UNWANTED_NAMES = {"utils", "util", "helpers", "helper", "misc", "common"}
UNWANTED_BASES = {"ModelForm", "ModelSchema", "FilterSet", "Manager", "ModelAdmin"}


def test_files_are_at_most_400_lines() -> None:
    lengths = {shown(path): len(path.read_text(encoding="utf-8").splitlines()) for path in python_files()}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_functions_are_at_most_70_lines() -> None:
    long = {
        f"{shown(path, function.lineno)} {function.name}": function.end_lineno - function.lineno + 1
        for path in python_files()
        for function in functions_of(tree_of(path))
        if function.end_lineno is not None and function.end_lineno - function.lineno + 1 > LONGEST_FUNCTION
    }
    assert long == {}


def test_no_file_collects_what_has_no_name() -> None:
    assert [shown(path) for path in python_files() if path.stem in UNWANTED_NAMES] == []


def test_imports_stand_at_the_top() -> None:
    hidden = {
        shown(path, node.lineno)
        for path in source_files()
        for function in functions_of(tree_of(path))
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert sorted(hidden) == []


def test_no_signals() -> None:
    found = []
    for path in source_files():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ImportFrom) and "signal" in (node.module or "").split("."):
                continue
            if isinstance(node, ast.ImportFrom) and "signals" in (node.module or "").split("."):
                found.append(shown(path, node.lineno))
            if isinstance(node, ast.Name) and node.id == "receiver" and isinstance(node.ctx, ast.Load):
                found.append(shown(path, node.lineno))
    assert found == []


def test_nothing_happens_inside_save_or_delete() -> None:
    overridden = [
        shown(path, method.lineno)
        for path in source_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef)
        for method in node.body
        if isinstance(method, ast.FunctionDef) and method.name in {"save", "asave", "delete", "adelete"}
    ]
    assert overridden == []


def test_forms_and_tables_are_not_tied_to_models_and_no_manager_hides_rows() -> None:
    tied = [
        f"{shown(path, node.lineno)} {node.name}"
        for path in source_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef) and UNWANTED_BASES & base_names(node)
    ]
    assert tied == []


def test_no_order_is_hidden_in_a_model() -> None:
    ordered = [
        shown(path, statement.lineno)
        for path in source_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef) and node.name == "Meta"
        for statement in node.body
        if isinstance(statement, ast.Assign)
        if any(isinstance(target, ast.Name) and target.id == "ordering" for target in statement.targets)
    ]
    assert ordered == []
