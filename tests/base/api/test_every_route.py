"""Every route of base and of the rosters: nothing without a token, nothing for a program that may not."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from unionhall.api.management.commands.openapi import document_text

WHY = {"reason": "x"}
BODIES = {
    "POST base/accounts": {"username": "newcomer", "display_name": "N"},
    "POST base/accounts/1/lock": WHY,
    "POST base/accounts/1/unlock": WHY,
    "POST base/accounts/1/remove-second-factor": WHY,
    "POST base/accounts/1/reset-code": WHY,
    "POST base/accounts/1/roles": {"role": "worker", "organisation_code": "A1", "from_on": "2026-01-01", "reason": "x"},
    "POST base/accounts/1/roles/1/end": WHY,
    "PATCH base/my/profile": {"display_name": "N"},
    "POST base/my/delegations": {
        "role_id": 1, "username": "x", "from_on": "2026-01-01", "to_on": "2026-02-01", "reason": "x"
    },
    "POST base/my/delegations/1/end": None,
    "POST base/jobs/1/retry": None,
    "POST base/stuck-events/1/retry": None,
    "POST base/stuck-events/1/skip": WHY,
    "POST base/webhooks": {"url": "https://example.org/hook"},
    "POST base/webhooks/1/end": None,
    "POST base/calendar/2026/confirm": {"notice": "国办发明电〔2025〕7号"},
    "PUT base/calendar/days/2026-01-01": {"working": False},
    "POST base/files": "form",
    "POST base/lists/base.accounts/filters": {"name": "n", "query": ""},
    "DELETE base/lists/base.accounts/filters/1": None,
    "POST registry/rosters": "form",
    "POST registry/rosters/from-file": {"file_id": 1, "union_code": "A1"},
    "POST registry/rosters/1/mapping": {"mapping": {"姓名": "name", "身份证号码": "id_number"}},
    "POST registry/rosters/1/ticks": {"rows": None},
    "POST registry/rosters/1/import": None,
    "POST registry/rosters/1/undo": WHY,
}  # fmt: skip
# Anybody may ask for the jobs that they started themselves: somebody else's are not there.
OWN_ROWS_ONLY = {"GET base/jobs"}
SAMPLES = {"list_code": "base.accounts", "year": "2026", "day": "2026-01-01"}


def operations():
    for path, methods in json.loads(document_text())["paths"].items():
        short = path.removeprefix("/api/v1/")
        if short.startswith(("base/", "registry/rosters")):
            filled = re.sub(r"\{(\w+)\}", lambda found: SAMPLES.get(found[1], "1"), short)
            for method in methods:
                yield f"{method.upper()} {filled}"


def ask(caller, operation):
    method, path = operation.split(" ")
    body, form = BODIES[operation] if method != "GET" else None, None
    if body == "form":
        file = SimpleUploadedFile("a.csv", b"a,b\n1,2\n")
        form = {"file": file, "grant": "base.manage_account", "organisation_code": "A1", "union_code": "A1"}
        body = None
    return caller.send(method.lower(), path, body, form=form, key="key-of-every-route-" + str(abs(hash(operation))))


@pytest.fixture
def stranger(caller):
    """A worker's program in the twin town, allowed one thing only."""
    return caller("worker", "B1", only=["registry.read_own"])


@pytest.mark.parametrize("operation", sorted(operations()))
def test_without_a_token_nothing(nobody, operation, db):
    answer = ask(nobody, operation)
    assert answer.status_code == 401, answer.content
    assert answer.json()["error"]["code"] == "api.unauthenticated"


@pytest.mark.parametrize("operation", sorted(operations()))
def test_who_may_not_gets_nothing(stranger, operation):
    answer = ask(stranger, operation)
    if operation in OWN_ROWS_ONLY:
        assert answer.json() == {"items": [], "next": None}
        return
    assert answer.status_code in {403, 404}, (operation, answer.content)


def test_every_change_is_tried():
    assert {one for one in operations() if not one.startswith("GET ")} == set(BODIES)
