"""Which grants a route asks for, read from its code: what its view requires, its flow or list, the actions it calls."""

import ast
import inspect
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from textwrap import dedent
from types import CodeType, FunctionType
from typing import Any

from unionhall.base.authority import all_grants
from unionhall.base.flows import Flow
from unionhall.base.lists.page import ListPage

View = Callable[..., Any]


@dataclass(slots=True)
class Asked:
    """Grants that whoever enters needs, all of them, and those of the actions behind: one of them at least.

    ``further`` are asked by the actions when what is sent calls for them.
    """

    entry: set[str] = field(default_factory=set)
    actions: set[str] = field(default_factory=set)
    further: set[str] = field(default_factory=set)


def asked(view: View) -> Asked:
    """Return the grants that can be read from ``view`` and what its module lends it; what is computed is left out."""
    found = Asked()
    for function in _with_helpers(view):
        found.entry.update(required(function))
        for value in _named(function):
            if isinstance(value, Flow | ListPage):
                found.entry.add(value.grant)
            elif isinstance(value, FunctionType) and ".actions." in value.__module__:
                first, *others = required(inspect.unwrap(value)) or [""]
                found.actions.update({first} & _human())
                found.further.update(others)
    return found


def _human() -> set[str]:
    """Return the grants that a role holds; the others are the system's, in whose name a view may act."""
    return {code for code, grant in all_grants().items() if grant.roles}


def required(function: View) -> list[str]:
    """Return the grants of the calls of ``require`` in a function, in order, where their code is a constant."""
    names = vars(sys.modules[function.__module__])
    found = []
    for node in ast.walk(ast.parse(dedent(inspect.getsource(function)))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "require" and len(node.args) > 1:
            grant = _constant(node.args[1], names)
            found += [grant] if grant else []
    return found


def _constant(node: ast.expr, names: dict[str, Any]) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.Name):
        return str(names.get(node.id, ""))
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return str(getattr(names.get(node.value.id), node.attr, ""))
    return ""


def _with_helpers(view: View) -> Iterator[FunctionType]:
    """Yield the view and the private functions of its module that it calls, directly or by one another."""
    waiting, seen = [view], set()
    while waiting:
        function = waiting.pop()
        if not isinstance(function, FunctionType) or function in seen:
            continue
        seen.add(function)
        yield function
        waiting += [
            value
            for value in map(inspect.unwrap, filter(inspect.isfunction, _named(function)))
            if value.__module__ == view.__module__ and value.__name__.startswith("_")
        ]


def _named(function: FunctionType) -> list[Any]:
    """Return what the names in a function mean, its inner functions' too."""
    names: set[str] = set()
    waiting: list[CodeType] = [function.__code__]
    while waiting:
        code = waiting.pop()
        names.update(code.co_names)
        waiting += [one for one in code.co_consts if isinstance(one, CodeType)]
    return [function.__globals__[name] for name in sorted(names) if name in function.__globals__]
