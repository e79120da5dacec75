"""Visits routes as the people of the twins and looks at every byte that comes back."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils.http import urlencode

from stories.expectations.kinds import ROLES, Expected
from stories.needles import Needles, found_in
from stories.walk import Route
from unionhall.base.models import Account

# Whose things each of them must never see, and whose are their own.
THEIRS = {"anonymous": "east", "worker": "home"}
OTHERS = {
    "anonymous": ("east", "far"),
    "worker": ("east", "west"),
    "union_officer": ("near", "west"),
    "park_officer": ("west", "far"),
    "city_officer": ("far",),
    "administrator": ("far",),
    "auditor": ("west", "far"),
}
HIDDEN = {
    "anonymous": ("home", "east", "near", "west", "far"),
    "worker": ("east", "near", "west", "far"),
    "union_officer": ("near", "west", "far"),
    "park_officer": ("west", "far"),
    "city_officer": ("far",),
    "administrator": ("far",),
    "auditor": ("west", "far"),
}
WRITES = re.compile(r'\s*(?:INSERT|UPDATE|DELETE|REPLACE)\b[^"]*"(\w+)"', re.IGNORECASE)
# A place in a chain of the audit trail is no count of anybody's members, though it may be the same number; and drawn
# letters of a form's own token may spell anything.
MEANINGLESS = re.compile(rb'"sequence": ?\d+|csrfmiddlewaretoken" value="\w+"|csrftoken=\w+')
# A session, its list of devices and the day a token was used are kept for everybody.
KEPT = frozenset({"django_session", "base_session", "usersessions_usersession", "base_apitoken", "base_cache"})


@dataclass(slots=True)
class People:
    """The twins with a logged-in browser for each of the people."""

    zones: Mapping[str, Any]
    cookies: dict[str, str] = field(default_factory=dict)
    needles: dict[str, Needles] = field(default_factory=dict)

    def log_in(self) -> None:
        """Log everybody in, once."""
        for role in ROLES[1:]:
            client = Client()
            client.force_login(Account.objects.get(pk=self.account(role)))
            self.cookies[role] = client.cookies[settings.SESSION_COOKIE_NAME].value
        for role in ROLES:
            self.needles[role] = Needles()
            for zone in HIDDEN[role]:
                self.needles[role] |= self.zones[zone].needles()
            seen = [self.zones[zone].needles() for zone in self.zones if zone not in HIDDEN[role]]
            words = frozenset().union(*(one.words for one in seen))
            self.needles[role] = Needles(self.needles[role].parts, self.needles[role].words - words)

    def account(self, role: str) -> int:
        zone = "home" if role == "worker" else "east"
        return int(self.zones[zone].at[role])

    def own(self, role: str) -> dict[str, Any]:
        """Return the things that the role may ask for; the worker's are few, the rest are a neighbour's."""
        return {**self.zones["east"].at, **self.zones[THEIRS.get(role, "east")].at}

    def browser(self, role: str) -> Client:
        client = Client()
        client.cookies = SimpleCookie()
        if role in self.cookies:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.cookies[role]
        return client

    def secret(self, role: str) -> str:
        return str(self.zones["east"].at.get(f"{role}_secret", ""))


@dataclass(slots=True)
class Answer:
    """What came back, and which tables were written."""

    status: int
    content: bytes
    wrote: set[str]


@contextmanager
def undone() -> Iterator[set[str]]:
    """Undo what happens inside; yield the tables that it writes."""
    wrote: set[str] = set()

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        hit = WRITES.match(sql)
        if hit:
            wrote.add(hit[1])
        return execute(sql, params, many, context)

    with transaction.atomic():
        with connection.execute_wrapper(watch):
            yield wrote
        transaction.set_rollback(True)
    wrote -= KEPT


def send(people: People, role: str, method: str, url: str, body: Any = None, **headers: str) -> Answer:
    """Ask as ``role``; a fault in the product is status 599."""
    client = people.browser(role)
    with undone() as wrote:
        call = getattr(client, method)
        given: dict[str, Any] = {"headers": headers}
        if isinstance(body, dict) and any(isinstance(value, bytes) for value in body.values()):
            given["data"] = {
                name: SimpleUploadedFile(f"{name}.csv", value) if isinstance(value, bytes) else value
                for name, value in body.items()
            }
        elif headers.get("Authorization") is not None and body is not None and headers.get("Idempotency-Key"):
            given |= {"data": body, "content_type": "application/json"}
        elif body is not None:
            given["data"] = body
        try:
            answer = call(url, **given)
        except Exception as error:  # noqa: BLE001 - named in the finding, with the request that caused it
            return Answer(599, repr(error).encode(), wrote)
        content = answer.getvalue() if answer.streaming else answer.content
        said = "\n".join(f"{name}: {value}" for name, value in answer.headers.items() if name != "Content-Length")
        cookies = answer.cookies.output()
        content = content if content[:2] in {b"PK", b"\x1f\x8b"} else content + f"\n{said}\n{cookies}".encode()
    return Answer(answer.status_code, content, wrote)


def filled(body: Any, things: Mapping[str, Any]) -> Any:
    """Return the body with the things of a zone in place of their names; a lone name keeps its type."""
    if isinstance(body, dict):
        return {name: filled(value, things) for name, value in body.items()}
    if isinstance(body, list):
        return [filled(value, things) for value in body]
    if isinstance(body, str) and "{" in body:
        return things[body[1:-1]] if re.fullmatch(r"\{\w+\}", body) else body.format(**things)
    return body


def address(route: Route, expected: Expected, things: Mapping[str, Any]) -> str:
    """Return the route's address for the things of a zone."""
    given = {
        name: things.get(expected.kwargs.get(name, name), expected.kwargs.get(name, "")) for name in route.parameters
    }
    if " " in route.name:
        return route.name.split()[1].format(**given)
    return (
        reverse(route.name, kwargs=given) if ":" in route.name or not route.pattern.startswith("/") else route.pattern
    )


def queries(expected: Expected, things: Mapping[str, Any], asks: tuple[str, ...]) -> list[str]:
    """Return the query strings to ask with: the route's own, filled with these things."""
    return [query.format(**things) for query in (*expected.queries, *asks)]


def look(people: People, role: str, said: str, answer: Answer, typed: str = "") -> list[str]:
    """Return what is wrong with an answer's bytes."""
    findings = []
    if answer.status >= 500:
        findings.append(f"{said} as {role}: {answer.status} {answer.content[:300]!r}")
    hits = found_in(MEANINGLESS.sub(b"", answer.content), people.needles[role].without(typed))
    if hits:
        findings.append(f"{said} as {role} answers {answer.status} with what is not theirs: {sorted(hits)[:8]}")
    return findings


def api_headers(people: People, role: str) -> dict[str, str]:
    secret = people.secret(role)
    return {"Authorization": f"Bearer {secret}"} if secret else {}


def as_query(**parameters: object) -> str:
    return urlencode(parameters)


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
