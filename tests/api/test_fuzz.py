"""Schemathesis finds no 5xx and no undeclared answer, with an officer's token and with none."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
import schemathesis
from django.core import signals
from django.db import close_old_connections, connection
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from unionhall.base import clock
from unionhall.base.actions.issue_token import issue_token
from unionhall.base.authority import all_grants, holdings_for
from unionhall.base.models import Account, RoleAssignment
from unionhall.base.rules.tokens import PERSONS_ONLY
from unionhall.config.wsgi import application
from unionhall.kernel.actors import Actor, Holding, system_actor
from unionhall.registry.actions.found_organisations import found_organisations
from unionhall.registry.models import Organisation
from unionhall.registry.rules import kinds
from unionhall.registry.rules.rows import NewOrganisation

schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
OPERATIONS = [found.ok() for found in schema.get_all_operations()]
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
# What an answer may be does not hang on the database: the first few calls of each operation suffice for the second one.
FUZZ = settings(
    max_examples=12 if connection.vendor == "sqlite" else 5,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    database=None,
)


@pytest.fixture(autouse=True)
def _one_connection(db: None) -> Iterator[None]:
    """Keep the test's connection open after each request, as Django's own test client does."""
    signals.request_started.disconnect(close_old_connections)
    signals.request_finished.disconnect(close_old_connections)
    yield
    signals.request_started.connect(close_old_connections)
    signals.request_finished.connect(close_old_connections)


@pytest.fixture
def token(db: None) -> str:
    """A county officer's token with every grant the role has."""
    now = clock.now()
    rows = [
        NewOrganisation(code="C", name="某县总工会", kind=kinds.COUNTY_FEDERATION),
        NewOrganisation(code="A", name="甲镇总工会", kind=kinds.TOWN_FEDERATION, parent_code="C"),
        NewOrganisation(code="A1", name="甲一厂工会", kind=kinds.SINGLE_UNION, parent_code="A"),
    ]
    found_organisations(actor=system_actor("test", door="command"), parent_code="", rows=rows, now=now)
    path = Organisation.objects.get(code="C").path
    account = Account.objects.create(username="county", created_at=now, scope_path=path)
    RoleAssignment.objects.create(
        account=account, role="county_officer", scope_path=path, subtree=True, from_on=now.date(), granted_at=now
    )
    officer = Actor(account.pk, "county", (Holding("county_officer", path, subtree=True),), door="web")
    grants = [code for code in all_grants() if holdings_for(officer, code) and code not in PERSONS_ONLY]
    return issue_token(actor=officer, name="fuzz", grants=grants, expires_at=now + timedelta(days=7), now=now)


@schema.parametrize()
@FUZZ
def test_an_officer_never_sees_a_5xx_or_an_undeclared_answer(case, token):
    case.call_and_validate(headers={"Authorization": f"Bearer {token}"}, checks=CHECKS)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.label)
def test_without_a_token_nothing_is_answered(operation, db):
    """What is asked is not read before the token: one call of each operation says it, declared as it is answered."""
    case = operation.Case(path_parameters=dict.fromkeys(re.findall(r"{(\w+)}", operation.path), "1"))
    response = case.call()
    assert response.status_code == 401
    case.validate_response(response, checks=CHECKS)
