"""Officers look after the log-ins of their own place, and see nothing of the twin town."""

import re

import pytest
from django.core.cache import cache
from django.utils import timezone

from people_with_logins import NORTH, PASSWORD, SOUTH
from unionhall.base import places
from unionhall.base.models import Account, RoleAssignment
from unionhall.base.rules.roles import PARK_OFFICER, UNION_OFFICER, WORKER


@pytest.fixture(autouse=True)
def _places(monkeypatch):
    known = {NORTH: places.Place(NORTH, "N-01", "North town"), SOUTH: places.Place(SOUTH, "S-01", "South town")}

    def found(actor, grant, code):
        return next((place for place in known.values() if place.code == code), None)

    source = places.Source(named=lambda paths: {path: known[path] for path in paths if path in known}, found=found)
    monkeypatch.setitem(places._SOURCE, "source", source)
    cache.clear()


def test_the_twin_town_stands_nowhere(client, north, south, open_account):
    for number in range(3):
        open_account(f"southerner{number}", SOUTH)
    client.force_login(north)
    page = client.get("/settings/people/").content.decode()
    assert "Name of north" in page
    assert "south" not in page
    assert client.get(f"/settings/people/{south.pk}/").status_code == 404
    for verb in ("lock", "unlock", "reset", "second-step"):
        for call in (client.get, client.post):
            assert call(f"/settings/people/{south.pk}/{verb}/").status_code == 404
    role = south.role_assignments.get()
    for address in (f"/settings/people/{south.pk}/roles/new/", f"/settings/people/{south.pk}/roles/{role.pk}/end/"):
        assert client.get(address).status_code == 404
        assert client.post(address, {"reason": "x"}).status_code == 404
    assert client.get(f"/settings/people/{north.pk}/roles/{role.pk}/end/").status_code == 404


def test_roles_held_elsewhere_are_not_shown(client, north, worker, hold):
    hold(worker, UNION_OFFICER, SOUTH)
    client.force_login(north)
    page = client.get(f"/settings/people/{worker.pk}/").content.decode()
    assert "North town" in page
    assert "South town" not in page


def test_workers_have_no_such_pages(client, worker):
    client.force_login(worker)
    for address in ("/settings/people/", "/settings/people/new/", f"/settings/people/{worker.pk}/"):
        assert client.get(address).status_code == 403, address


def test_open_hand_over_enter(client, north):
    client.force_login(north)
    answer = client.post(
        "/settings/people/new/", {"display_name": "王芳", "username": "wangfang", "phone": "", "place_code": "N-01"}
    )
    code = re.search(r"<code>(\w{4}-\w{4}-\w{4})</code>", answer.content.decode()).group(1)
    account = Account.objects.get(username="wangfang")
    assert account.scope_path == NORTH
    answer = client.post(
        f"/settings/people/{account.pk}/roles/new/",
        {"role": WORKER, "place_code": "N-01", "from_on": timezone.localdate(), "reason": "member"},
    )
    assert answer["Location"] == f"/settings/people/{account.pk}/"
    client.logout()
    new = "quite another sentence"
    assert client.post("/accounts/password/", {"login": "wangfang", "code": code, "password": new}).status_code == 302
    assert client.post("/accounts/login/", {"login": "wangfang", "password": new}).status_code == 302


def test_only_roles_of_ones_own_height_are_offered_and_taken(client, north, worker):
    client.force_login(north)
    address = f"/settings/people/{worker.pk}/roles/new/"
    page = client.get(address).content.decode()
    assert f'value="{PARK_OFFICER}"' in page
    assert 'value="county_officer"' not in page
    given = {"place_code": "N-01", "from_on": timezone.localdate(), "reason": "x"}
    assert client.post(address, {**given, "role": "county_officer"}).status_code == 200
    answer = client.post(address, {**given, "role": PARK_OFFICER, "place_code": "S-01"})
    assert answer.status_code == 200
    assert RoleAssignment.objects.filter(account=worker).count() == 1


def test_lock_and_unlock(client, north, worker):
    client.force_login(north)
    for verb, active in (("lock", False), ("unlock", True)):
        assert client.post(f"/settings/people/{worker.pk}/{verb}/", {"reason": ""}).status_code == 200
        assert client.post(f"/settings/people/{worker.pk}/{verb}/", {"reason": "asked"}).status_code == 302
        worker.refresh_from_db()
        assert worker.is_active is active


def test_the_number_of_queries_does_not_grow(client, north, open_account, django_assert_max_num_queries):
    client.force_login(north)
    for number in range(60):
        Account.objects.create(
            username=f"one{number:02}", display_name=f"One {number}", scope_path=NORTH, created_at=timezone.now()
        )
    with django_assert_max_num_queries(14):
        page = client.get("/settings/people/").content.decode()
    assert page.count("/settings/people/") >= 50
    assert PASSWORD not in page


def test_a_page_of_roles_costs_the_same(client, county, worker, hold, django_assert_max_num_queries):
    for number in range(40):
        hold(worker, UNION_OFFICER, f"0001{number:04}")
    client.force_login(county)
    with django_assert_max_num_queries(14):
        assert client.get(f"/settings/people/{worker.pk}/").status_code == 200
    client.force_login(worker)
    with django_assert_max_num_queries(12):
        assert client.get("/settings/roles/").status_code == 200
