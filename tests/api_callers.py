"""Programs that call the API with a token, and the two twin towns that they work in; for conftests and tests."""

import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from unionhall.base import clock
from unionhall.base.actions.issue_token import issue_token
from unionhall.base.authority import all_grants, holdings_for
from unionhall.base.models import Account, RoleAssignment
from unionhall.base.rules.tokens import PERSONS_ONLY
from unionhall.kernel.actors import Actor, Holding, system_actor
from unionhall.registry.actions.found_organisations import found_organisations
from unionhall.registry.models import Organisation
from unionhall.registry.rules import kinds
from unionhall.registry.rules.rows import NewOrganisation

SYSTEM = system_actor("test", door="command")
ROOT = "/api/v1/"
SAFE = frozenset({"get"})
_KEYS = itertools.count(1)


@dataclass
class Caller:
    """Sends requests with one token. Whatever changes data is sent twice under its key and must answer the same."""

    secret: str
    account: Account | None = None
    client: Client = field(default_factory=Client)

    def __call__(self, method: str, path: str, body: Any = None, *, status: int = 200, form: Any = None) -> Any:
        first = self.send(method, path, body, form=form, key=(key := f"test-key-{next(_KEYS)}"))
        assert first.status_code == status, (method, path, first.status_code, first.content[:2000])
        if method not in SAFE and status < 400:
            for value in (form or {}).values():
                if hasattr(value, "seek"):
                    value.seek(0)
            again = self.send(method, path, body, form=form, key=key)
            assert (again.status_code, again.content) == (first.status_code, first.content), path
        return first.json() if first["Content-Type"].startswith("application/json") else first

    def send(self, method: str, path: str, body: Any = None, *, form: Any = None, key: str = "") -> Any:
        """Send one request as it is."""
        headers = {"Authorization": f"Bearer {self.secret}"} if self.secret else {}
        headers |= {"Idempotency-Key": key} if key else {}
        send = getattr(self.client, method)
        if form is not None:
            return send(ROOT + path, form, headers=headers)
        if body is None:
            return send(ROOT + path, headers=headers)
        return send(ROOT + path, json.dumps(body), content_type="application/json", headers=headers)


@pytest.fixture
def places(db: None) -> dict[str, str]:
    """Paths by code: C county, A and B twin towns, A1 and B1 their enterprise unions."""
    rows = [
        NewOrganisation(code="C", name="某县总工会", kind=kinds.COUNTY_FEDERATION),
        NewOrganisation(code="A", name="甲镇总工会", kind=kinds.TOWN_FEDERATION, parent_code="C"),
        NewOrganisation(code="B", name="乙镇总工会", kind=kinds.TOWN_FEDERATION, parent_code="C"),
        NewOrganisation(code="A1", name="甲一厂工会", kind=kinds.SINGLE_UNION, parent_code="A"),
        NewOrganisation(code="B1", name="乙一厂工会", kind=kinds.SINGLE_UNION, parent_code="B"),
    ]
    found_organisations(actor=SYSTEM, parent_code="", rows=rows, now=clock.now())
    return {"": "", **dict(Organisation.objects.values_list("code", "path"))}


@pytest.fixture
def caller(places: dict[str, str]) -> Callable[..., Caller]:
    """Make a program: ``caller("park_officer", "A")``; ``only`` narrows its token to some grants."""

    def make(role: str, code: str, *, only: list[str] | None = None, name: str = "") -> Caller:
        now, path = clock.now(), places[code]
        name = name or f"{role}.{code}".lower().strip(".")
        account = Account.objects.create(username=name, display_name=name, created_at=now, scope_path=path)
        RoleAssignment.objects.create(
            account=account, role=role, scope_path=path, subtree=True, from_on=clock.today(), granted_at=now
        )
        holder = Actor(account.pk, name, (Holding(role, path, subtree=True),), door="web")
        held = [one for one in all_grants() if holdings_for(holder, one) and one not in PERSONS_ONLY]
        # Who may not issue tokens has one all the same here, so that the door is tried with every role.
        issuer = Actor(account.pk, name, (*holder.holdings, Holding("administrator", "", subtree=True)), door="web")
        ends = now + timedelta(days=7)
        return Caller(issue_token(actor=issuer, name="test", grants=only or held, expires_at=ends, now=now), account)

    return make


@pytest.fixture
def nobody() -> Caller:
    """A program without a token."""
    return Caller("")
