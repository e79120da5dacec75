"""Walks every route: from the URL resolver and from the OpenAPI document."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from inspect import unwrap
from typing import Any

from django.urls import URLResolver, get_resolver
from ninja.operation import PathView

from unionhall.api.root import api

API = "/api/v1/"


@dataclass(frozen=True, slots=True)
class Route:
    """One address: its name, or method and path for the API."""

    name: str
    pattern: str
    parameters: frozenset[str]


@cache
def named_routes() -> dict[str, Route]:
    """Return every route of the resolver but those of the API's operations, by name (unnamed ones by pattern)."""
    found = {}
    for pattern, name, parameters, _ in _walk(get_resolver()):
        if "/" + pattern == API + "openapi.json" or not ("/" + pattern).startswith(API):
            found[name or pattern] = Route(name or pattern, pattern, parameters)
    return found


@cache
def api_patterns() -> set[str]:
    """Return the resolver's patterns below the API's root, as the document writes them."""
    return {"/" + pattern.replace("<", "{").replace(">", "}") for pattern, *_ in _walk(get_resolver()) if pattern}


@cache
def views() -> dict[str, Callable[..., Any]]:
    """Return the function behind each route of ``named_routes`` and each operation of ``operations``, unwrapped."""
    found: dict[str, Callable[..., Any]] = {}
    for pattern, name, _, view in _walk(get_resolver()):
        inside = [cell.cell_contents for cell in getattr(view, "__closure__", None) or ()]
        paths = [one for one in inside if isinstance(one, PathView)]
        for operation in (one for path in paths for one in path.operations):
            written = "/" + pattern.replace("<", "{").replace(">", "}")
            found |= {f"{method} {written}": unwrap(operation.view_func) for method in operation.methods}
        if not paths:
            found[name or pattern] = unwrap(view)
    return found


@cache
def operations() -> dict[str, Route]:
    """Return every operation of the OpenAPI document as ``METHOD path``."""
    document: dict[str, Any] = api.get_openapi_schema()
    found = {}
    for path, methods in document["paths"].items():
        for method, said in methods.items():
            inside = frozenset(one["name"] for one in said.get("parameters", ()) if one["in"] == "path")
            name = f"{method.upper()} {path}"
            found[name] = Route(name, path, inside)
    return found


def _walk(
    resolver: URLResolver, before: str = "", spaces: str = "", given: frozenset[str] = frozenset()
) -> Iterator[tuple[str, str, frozenset[str], Any]]:
    for entry in resolver.url_patterns:
        pattern = before + str(entry.pattern)
        inside = given | frozenset(entry.pattern.converters)
        if isinstance(entry, URLResolver):
            inner = f"{spaces}{entry.namespace}:" if entry.namespace else spaces
            yield from _walk(entry, pattern, inner, inside)
        else:
            yield pattern, spaces + entry.name if entry.name else "", inside, entry.callback
