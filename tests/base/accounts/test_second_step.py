"""Roles of officers open after a second step only; the demo world does without, and says so."""

import base64
import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.urls import reverse

from people_with_logins import PASSWORD
from unionhall.base.models import AuditRecord

SET_UP = "/accounts/second-step/on/"


@pytest.fixture(autouse=True)
def _asked_for(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    cache.clear()


def log_in(client, login):
    return client.post("/accounts/login/", {"login": login, "password": PASSWORD})


def code_of(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def confirm_password(client, to):
    return client.post("/accounts/again/", {"password": PASSWORD, "next": to})


@pytest.fixture
def secret(client, north) -> str:
    """Set the second step up through the pages, and log out."""
    log_in(client, "north")
    confirm_password(client, SET_UP)
    page = client.get(SET_UP).content.decode()
    key = re.search(r"<code>([A-Z2-7]+)</code>", page).group(1)
    answer = client.post(SET_UP, {"code": code_of(key)})
    assert answer["Location"] == reverse("mfa_view_recovery_codes"), answer.content.decode()
    client.post("/accounts/logout/")
    cache.clear()  # the same code may be used again
    return key


def test_an_officer_without_it_gets_nowhere_else(client, north):
    log_in(client, "north")
    for address in ("/settings/people/", "/settings/tokens/", "/settings/me/"):
        assert client.get(address)["Location"] == SET_UP
    assert client.post("/acting/", {"at": "00010001"})["Location"] == SET_UP
    assert client.get(SET_UP)["Location"].startswith("/accounts/again/")
    assert confirm_password(client, SET_UP)["Location"] == SET_UP
    assert b"Your role needs a second step" in client.get(SET_UP).content


def test_a_worker_needs_none(client, worker):
    log_in(client, "worker")
    assert client.get("/settings/me/").status_code == 200


def test_after_setting_it_up_the_log_in_asks_for_it(client, north, secret):
    assert AuditRecord.objects.filter(verb="base.note_second_factor").count() == 1
    answer = log_in(client, "north")
    assert answer["Location"] == "/accounts/second-step/"
    assert client.get("/settings/people/").status_code == 302
    assert client.post("/accounts/second-step/", {"code": "000000"}).status_code == 200
    assert client.post("/accounts/second-step/", {"code": code_of(secret)})["Location"] == "/"
    assert client.get("/settings/people/").status_code == 200


def test_its_secret_is_sealed(north, secret):
    kept = Authenticator.objects.get(user=north, type=Authenticator.Type.TOTP).data["secret"]
    assert secret not in kept
    assert secret.encode() not in base64.b64decode(kept)


def test_a_recovery_code_opens_once(client, north, secret):
    codes = Authenticator.objects.get(user=north, type=Authenticator.Type.RECOVERY_CODES).wrap().get_unused_codes()
    log_in(client, "north")
    assert client.post("/accounts/second-step/", {"code": codes[0]})["Location"] == "/"
    client.post("/accounts/logout/")
    log_in(client, "north")
    assert client.post("/accounts/second-step/", {"code": codes[0]}).status_code == 200


def test_guessing_is_limited(client, north, secret):
    log_in(client, "north")
    for _ in range(5):
        client.post("/accounts/second-step/", {"code": "000000"})
    answer = client.post("/accounts/second-step/", {"code": code_of(secret)})
    assert answer.status_code == 200
    assert b"Too many attempts" in answer.content


def test_whose_role_needs_it_cannot_take_it_off(client, north, secret, settings):
    log_in(client, "north")
    client.post("/accounts/second-step/", {"code": code_of(secret)})
    confirm_password(client, "/accounts/security/")
    assert client.post("/accounts/second-step/off/").status_code == 200
    assert Authenticator.objects.filter(user=north, type=Authenticator.Type.TOTP).exists()
    settings.SECOND_FACTOR_REQUIRED = False
    assert client.post("/accounts/second-step/off/")["Location"] == "/accounts/security/"
    assert not Authenticator.objects.filter(user=north).exists()
    assert AuditRecord.objects.filter(verb="base.note_second_factor").count() == 2


def test_the_codes_are_shown_after_the_password_only(client, north, secret):
    log_in(client, "north")
    client.post("/accounts/second-step/", {"code": code_of(secret)})
    codes = Authenticator.objects.get(user=north, type=Authenticator.Type.RECOVERY_CODES).wrap().get_unused_codes()
    page = client.get("/accounts/second-step/codes/").content.decode()
    assert codes[0] not in page
    assert client.get("/accounts/second-step/codes/file/").status_code in {302, 403}
    confirm_password(client, "/accounts/second-step/codes/")
    assert codes[0] in client.get("/accounts/second-step/codes/").content.decode()
    assert codes[0] in client.get("/accounts/second-step/codes/file/").content.decode()


def test_the_demo_world_says_that_it_does_without(client, north, settings):
    settings.SECOND_FACTOR_REQUIRED, settings.DEMO_WORLD = False, True
    log_in(client, "north")
    assert b"the second step is not asked for here" in client.get("/accounts/security/").content
