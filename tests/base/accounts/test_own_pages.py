"""Changing what is one's own, through the pages."""

import re
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from people_with_logins import COUNTY, NORTH, PASSWORD, SOUTH
from unionhall.base.models import ApiToken, RoleAssignment
from unionhall.base.queries.tokens import actor_of_token


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


def logged_in(name: str, agent: str = "") -> Client:
    client = Client(headers={"user-agent": agent})
    assert client.post("/accounts/login/", {"login": name, "password": PASSWORD}).status_code == 302
    return client


def test_other_devices_are_listed_and_logged_out(worker):
    here = logged_in("worker", "Mozilla/5.0 (Windows NT 10.0) Chrome/120 Safari/537")
    there = logged_in("worker", "Mozilla/5.0 (Linux; Android 13) Chrome/107 MicroMessenger/8.0")
    page = here.get(reverse("usersessions_list")).content.decode()
    assert "WeChat, Android" in page
    assert "Chrome, Windows" in page
    assert here.post(reverse("usersessions_list")).status_code == 302
    assert there.get("/settings/me/").status_code == 302
    assert here.get("/settings/me/").status_code == 200
    assert UserSession.objects.count() == 1


def test_a_new_password_ends_the_other_devices(worker):
    here, there = logged_in("worker"), logged_in("worker")
    answer = here.post(reverse("base:password"), {"old_password": PASSWORD, "password": "quite another sentence"})
    assert answer["Location"] == "/accounts/security/"
    assert here.get("/settings/me/").status_code == 200
    assert there.get("/settings/me/").status_code == 302


def test_the_rule_stands_above_the_field(client, worker):
    client.force_login(worker)
    assert b"At least 10 characters" in client.get(reverse("base:password")).content
    answer = client.post(reverse("base:password"), {"old_password": PASSWORD, "password": "1234567890"})
    assert b"It has only digits" in answer.content
    assert b"1234567890" not in answer.content


def test_name_and_language(client, worker):
    client.force_login(worker)
    answer = client.post(reverse("base:profile"), {"display_name": "王芳", "language": "zh-hans", "theme": "dark"})
    assert answer.status_code == 302
    assert answer.cookies["django_language"].value == "zh-hans"
    worker.refresh_from_db()
    assert (worker.display_name, worker.language, worker.theme) == ("王芳", "zh-hans", "dark")


def test_the_appearance_chosen_anywhere_is_kept_with_the_account(client, worker):
    client.force_login(worker)
    client.post("/preferences/", {"theme": "elder", "next": "/"})
    worker.refresh_from_db()
    assert worker.theme == "elder"


def test_where_one_acts_widens_nothing(client, county, north):
    client.force_login(county)
    assert client.post("/acting/", {"at": NORTH, "next": "/settings/people/"})["Location"] == "/settings/people/"
    assert client.session["acting_at"] == NORTH
    assert client.post("/acting/", {"at": "", "next": "//evil.example"})["Location"] == "/"
    client.force_login(north)
    for elsewhere in (SOUTH, COUNTY):
        assert client.post("/acting/", {"at": elsewhere}).status_code == 404
    assert client.get("/acting/").status_code == 405


def test_delegation_through_the_pages(client, north, worker):
    role = north.role_assignments.get()
    today = timezone.localdate()
    client.force_login(north)
    answer = client.post(
        reverse("base:delegate"),
        {
            "role": role.pk,
            "username": "worker",
            "from_on": today,
            "to_on": today + timedelta(days=3),
            "reason": "leave",
        },
    )
    assert answer["Location"] == reverse("base:my_roles"), answer.content.decode()
    page = client.get(reverse("base:my_roles")).content.decode()
    assert "Name of worker" in page
    delegation = RoleAssignment.objects.get(delegated_from=role)
    client.force_login(worker)
    assert "in the place of Name of north" in client.get(reverse("base:my_roles")).content.decode()
    assert client.get("/settings/people/").status_code == 200
    client.force_login(north)
    client.post(reverse("base:end_delegation", args=(delegation.pk,)))
    client.force_login(worker)
    assert client.get("/settings/people/").status_code == 403


def test_a_token_is_shown_once(client, north):
    client.force_login(north)
    answer = client.post(
        reverse("base:new_token"),
        {"name": "Payroll", "grants": ["base.read_accounts"], "expires_on": timezone.localdate() + timedelta(days=30)},
    )
    secret = re.search(r"uh_[\w-]{40,}", answer.content.decode()).group(0)
    now = timezone.now()
    actor = actor_of_token(secret, today=timezone.localdate(now), now=now)
    assert actor.only == {"base.read_accounts"}
    assert secret not in client.get(reverse("base:tokens")).content.decode()
    client.post(reverse("base:end_token", args=(ApiToken.objects.get().pk,)))
    assert actor_of_token(secret, today=timezone.localdate(now), now=now) is None


def test_a_token_offers_only_what_one_holds(client, north):
    client.force_login(north)
    page = client.get(reverse("base:new_token")).content.decode()
    assert "base.read_accounts" in page
    assert "registry.feed_upward" not in page
