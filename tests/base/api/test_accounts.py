"""Log-ins and roles over the API, by an officer of one town; the twin town stays unseen."""

import json

import pytest

from unionhall.base import clock
from unionhall.base.models import Account, ResetCode, RoleAssignment

DAY = "2026-01-01"
WHY = {"reason": "new colleague"}


@pytest.fixture
def park(caller):
    return caller("park_officer", "A")


@pytest.fixture
def newcomer(park):
    given = {"username": "Newcomer", "display_name": "王一", "phone": "13900000001", "organisation_code": "A1"}
    return park("post", "base/accounts", given, status=201)["id"]


def test_open_read_and_find(park, newcomer, caller):
    caller("park_officer", "B")
    assert Account.objects.filter(username="newcomer").count() == 1
    seen = park("get", f"base/accounts/{newcomer}")
    assert (seen["phone_tail"], seen["organisation_code"], seen["state"]) == ("139****0001", "A1", "open")
    assert seen["second_factor_since"] is None
    listed = park("get", "base/accounts")
    assert {row["username"] for row in listed["items"]} == {"newcomer", "park_officer.a"}
    assert [row["id"] for row in park("get", "base/accounts?q=wy")["items"]] == [newcomer]
    assert park("get", "base/accounts?q=13900000001")["items"] == []
    assert "13900000001" not in json.dumps(listed)


def test_pages_follow_one_another(park, newcomer):
    first = park("get", "base/accounts?limit=1")
    second = park("get", f"base/accounts?limit=1&after={first['next']}")
    assert second["next"] is None
    assert {row["id"] for row in first["items"] + second["items"]} == {newcomer, park.account.pk}


def test_lock_unlock_and_help_back_in(park, newcomer):
    park("post", f"base/accounts/{newcomer}/lock", WHY)
    assert park("get", f"base/accounts/{newcomer}")["state"] == "locked"
    park("post", f"base/accounts/{newcomer}/unlock", WHY)
    assert park("get", f"base/accounts/{newcomer}")["state"] == "open"
    assert len(park("post", f"base/accounts/{newcomer}/reset-code", WHY, status=201)["code"]) == 14
    assert ResetCode.objects.count() == 1
    park("post", f"base/accounts/{newcomer}/remove-second-factor", WHY)
    park("post", f"base/accounts/{newcomer}/lock", {"reason": " "}, status=422)


def test_roles(park, newcomer):
    role = {"role": "union_officer", "organisation_code": "A1", "from_on": DAY, "reason": "elected"}
    pk = park("post", f"base/accounts/{newcomer}/roles", role, status=201)["id"]
    assert RoleAssignment.objects.filter(account_id=newcomer).count() == 1
    (seen,) = park("get", f"base/accounts/{newcomer}/roles")["items"]
    assert (seen["role"], seen["organisation_code"], seen["revoked_at"]) == ("union_officer", "A1", None)
    park("post", f"base/accounts/{park.account.pk}/roles/{pk}/end", WHY, status=404)
    park("post", f"base/accounts/{newcomer}/roles/{pk}/end", WHY)
    assert park("get", f"base/accounts/{newcomer}/roles")["items"][0]["revoked_at"]
    park("post", f"base/accounts/{newcomer}/roles", role | {"organisation_code": "B1"}, status=404)
    park("post", f"base/accounts/{newcomer}/roles", role | {"role": "city_officer"}, status=422)


def test_the_twin_is_not_there(park, newcomer, caller):
    south = caller("park_officer", "B")
    other = south.account.pk
    for method, path, body in (
        ("get", f"base/accounts/{other}", None),
        ("get", f"base/accounts/{other}/roles", None),
        ("post", f"base/accounts/{other}/lock", WHY),
        ("post", f"base/accounts/{other}/reset-code", WHY),
    ):
        park(method, path, body, status=404)
        south(method, path.replace(str(other), str(newcomer)), body, status=404)
    south("post", "base/accounts", {"username": "stray", "organisation_code": "A1"}, status=404)


def test_ones_own_profile(park):
    park("patch", "base/my/profile", {"display_name": "李 二", "language": "zh-hans"})
    seen = park("get", "base/my/profile")
    assert (seen["display_name"], seen["language"], seen["theme"]) == ("李 二", "zh-hans", "")
    park("patch", "base/my/profile", {"language": "tlh"}, status=422)


def test_somebody_stands_in(park, newcomer):
    (role,) = park("get", "base/my/roles")["items"]
    today = clock.today().isoformat()
    given = {"role_id": role["id"], "username": "newcomer", "from_on": today, "to_on": today, "reason": "leave"}
    pk = park("post", "base/my/delegations", given, status=201)["id"]
    (seen,) = park("get", "base/my/delegations")["items"]
    assert (seen["id"], seen["username"], seen["delegated_by"]) == (pk, "newcomer", "park_officer.a")
    park("post", f"base/my/delegations/{pk}/end")
    assert park("get", "base/my/delegations")["items"][0]["revoked_at"]


def test_no_token_touches_tokens(park):
    for path in ("base/tokens", "base/my/tokens"):
        assert park.send("get", path).status_code == 404


@pytest.mark.parametrize("text", ["a\x00b", "\ud800x", "x" * 81])
def test_what_no_database_takes_is_refused(park, text):
    park("patch", "base/my/profile", {"display_name": text}, status=422)
    park("post", "base/accounts", {"username": f"abc{text}"}, status=422)
