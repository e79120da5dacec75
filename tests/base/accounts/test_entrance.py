"""Getting in: by name, by phone, by code; closed after failures; nothing tells whether an account exists."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from people_with_logins import NORTH, PASSWORD
from unionhall.base.accounts.jobs import send_code_sms
from unionhall.base.actions.issue_reset_code import issue_reset_code
from unionhall.base.jobs import Task
from unionhall.base.models import Account, AuditRecord, Job
from unionhall.kernel.actors import system_actor

LOGIN = "/accounts/login/"
PHONE = "13800138000"


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


def said(answer) -> str:
    """Return the sentences that a page complains with, without what differs from request to request."""
    text = answer.content.decode()
    return " ".join(re.findall(r'<div class="u-errors".*?</div>|<div class="u-error".*?</div>', text, re.DOTALL))


def log_in(client, login, password=PASSWORD):
    return client.post(LOGIN, {"login": login, "password": password})


@pytest.mark.parametrize("typed", ["worker", " Worker ", "ｗorker"])
def test_by_name(client, worker, typed):
    assert log_in(client, typed)["Location"] == "/"
    assert client.session["_auth_user_id"] == str(worker.pk)
    assert AuditRecord.objects.filter(verb="base.log_in").count() == 1


def test_by_phone(client, open_account):
    open_account("phoned", NORTH, PHONE)
    assert log_in(client, "138 0013 8000").status_code == 302


def test_the_session_says_nothing_in_the_clear(client, open_account):
    open_account("phoned", NORTH, PHONE)
    log_in(client, PHONE)
    row = Session.objects.get()
    assert PHONE not in row.session_data
    assert "auth_user" not in row.session_data
    Session.objects.update(session_data="broken")
    assert client.get("/settings/me/").status_code == 302  # an unreadable session is an ended one


def test_known_and_unknown_names_are_answered_alike_all_the_way(client, worker):
    answers = {}
    for name in ("worker", "nobody-has-this"):
        cache.clear()
        answers[name] = [said(log_in(client, name, "not the password")) for _ in range(7)]
    assert answers["worker"] == answers["nobody-has-this"]
    assert "15 minutes" in answers["worker"][4]
    assert answers["worker"][0]
    assert answers["worker"][0] != answers["worker"][6]


def test_a_closed_log_in_refuses_the_right_password_until_the_time_is_over(client, worker):
    for _ in range(5):
        log_in(client, "worker", "not the password")
    assert log_in(client, "worker").status_code == 200
    Account.objects.filter(pk=worker.pk).update(locked_until=timezone.now() - timedelta(seconds=1))
    assert log_in(client, "worker").status_code == 302
    worker.refresh_from_db()
    assert worker.failed_logins == 0


def test_no_failure_is_counted_for_somebody_else(client, worker, north):
    for _ in range(4):
        log_in(client, "worker", "not the password")
    north.refresh_from_db()
    assert north.failed_logins == 0
    assert log_in(client, "north").status_code == 302


def test_a_locked_account_only_says_so_after_the_right_password(client, worker):
    Account.objects.filter(pk=worker.pk).update(is_active=False)
    wrong = said(log_in(client, "worker", "not the password"))
    assert wrong == said(log_in(client, "nobody-has-this", "not the password"))
    answer = log_in(client, "worker")
    assert answer["Location"] == "/accounts/locked/"
    assert "_auth_user_id" not in client.session


def test_an_open_redirect_is_not_followed(client, worker):
    answer = client.post(LOGIN, {"login": "worker", "password": PASSWORD, "next": "https://evil.example/"})
    assert answer["Location"] == "/"


def test_nobody_signs_up(client, db):
    answer = client.post(reverse("account_signup"), {"username": "me", "password1": PASSWORD})
    assert answer.status_code == 200
    assert not Account.objects.filter(username="me").exists()


def sent_code(capsys) -> str:
    job = Job.objects.filter(name="base.send_code_sms").latest("pk")
    result = send_code_sms(Task(id=job.pk, name=job.name, payload=job.payload, actor=system_actor("base")))
    text = capsys.readouterr().out
    assert PHONE not in text
    return re.search(r"([0-9A-Z][0-9A-Z-]{4,})", text.split("]", 1)[1]).group(1) if result["sent"] else ""


def test_by_code(client, open_account, capsys, settings):
    settings.DEMO_WORLD = True
    account = open_account("phoned", NORTH, PHONE, proved=True)
    answer = client.post("/accounts/login/code/", {"phone": "138-0013-8000"})
    assert answer["Location"] == "/accounts/login/code/confirm/"
    page = client.get("/accounts/login/code/confirm/")
    assert PHONE not in page.content.decode()
    assert client.post("/accounts/login/code/confirm/", {"action": "verify", "code": "000000"}).status_code == 200
    answer = client.post("/accounts/login/code/confirm/", {"action": "verify", "code": sent_code(capsys)})
    assert answer["Location"] == "/"
    assert client.session["_auth_user_id"] == str(account.pk)


def test_the_code_is_not_shown_in_production(client, open_account, capsys, settings):
    settings.DEMO_WORLD = settings.DEBUG = False
    open_account("phoned", NORTH, PHONE, proved=True)
    client.post("/accounts/login/code/", {"phone": PHONE})
    job = Job.objects.get(name="base.send_code_sms")
    send_code_sms(Task(id=job.pk, name=job.name, payload=job.payload, actor=system_actor("base")))
    assert "withheld" in capsys.readouterr().out


@pytest.mark.parametrize("known", ["unknown", "unproved", "locked"])
def test_a_number_without_a_log_in_is_answered_like_one_with_it(client, open_account, capsys, known):
    if known != "unknown":
        account = open_account("phoned", NORTH, PHONE, proved=known == "locked")
        Account.objects.filter(pk=account.pk).update(is_active=known != "locked")
    answer = client.post("/accounts/login/code/", {"phone": PHONE})
    assert answer["Location"] == "/accounts/login/code/confirm/"
    assert client.get("/accounts/login/code/confirm/").status_code == 200
    assert sent_code(capsys) == ""


def test_three_wrong_codes_end_it(client, open_account):
    open_account("phoned", NORTH, PHONE, proved=True)
    client.post("/accounts/login/code/", {"phone": PHONE})
    answers = [client.post("/accounts/login/code/confirm/", {"action": "verify", "code": "AAAAAA"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 302]
    assert answers[-1]["Location"] == "/accounts/login/code/"


def test_codes_are_limited_per_number(client, open_account):
    open_account("phoned", NORTH, PHONE, proved=True)
    for _ in range(5):
        client.post("/accounts/login/code/", {"phone": PHONE})
        client.cookies.clear()
    assert Job.objects.filter(name="base.send_code_sms").count() == 3


def test_a_one_time_code_of_an_officer(client, actor_for, north, worker):
    now = timezone.now()
    code = issue_reset_code(actor=actor_for(north), account_id=worker.pk, reason="forgot", now=now)
    given = {"login": "worker", "code": code, "password": "quite another sentence"}
    wrong = said(client.post("/accounts/password/", {**given, "code": "AAAA-AAAA-AAAA"}))
    assert wrong == said(client.post("/accounts/password/", {**given, "login": "nobody-has-this"}))
    worker.refresh_from_db()
    assert worker.failed_logins == 1
    assert client.post("/accounts/password/", given)["Location"] == LOGIN
    assert log_in(client, "worker", "quite another sentence").status_code == 302


def test_a_chosen_language_and_look_follow_the_person(client, worker):
    Account.objects.filter(pk=worker.pk).update(language="zh-hans", theme="elder")
    answer = log_in(client, "worker")
    assert answer.cookies["django_language"].value == "zh-hans"
    assert answer.cookies["unionhall_theme"].value == "elder"


def test_an_address_that_tries_too_often_gets_our_page(client, db, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login": "2/m/ip"}
    answers = [log_in(client, f"nobody{number}") for number in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert b'<main class="u-public-main"' in answers[-1].content
