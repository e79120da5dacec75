"""People halfway through a door: with the second step still to take, a code under way, a password just typed."""

from collections.abc import Iterator

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from stories.twin_people import PASSWORD
from stories.visits import People
from unionhall.base.models import Account

#: Who sees the page of which route, as nobody does who is simply logged in or simply not.
DOORWAYS = {
    "mfa_activate_totp": "fresh",
    "account_verify_phone": "changing",
    "account_confirm_login_code": "coming",
    "mfa_authenticate": "stepping",
    "mfa_index": "second",
    "mfa_deactivate_totp": "second",
    "mfa_view_recovery_codes": "second",
    "mfa_generate_recovery_codes": "second",
    "mfa_reauthenticate": "again",
}


def stand_in_doorways(people: People) -> Iterator[tuple[str, str]]:
    """Yield each of these people and the key of their session; what it writes stays in the database."""
    east = people.zones["east"].at
    union, officer = (Account.objects.get(pk=east[name]) for name in ("union_officer", "park_officer"))
    second = just_typed(officer)
    TOTP.activate(officer, generate_totp_secret())
    RecoveryCodes.activate(officer)
    yield "second", key(second)
    yield "fresh", key(just_typed(union))
    changing = just_typed(union)
    changing.post(reverse("account_change_phone"), {"phone": "13900000001"})
    yield "changing", key(changing)
    coming = Client()
    coming.post(reverse("account_request_login_code"), {"phone": east["phone"]})
    yield "coming", key(coming)
    stepping = Client()
    stepping.post(reverse("account_login"), {"login": officer.username, "password": PASSWORD})
    yield "stepping", key(stepping)
    again = Client()
    again.force_login(officer)
    yield "again", key(again)
    cache.clear()


def just_typed(account: Account) -> Client:
    """Log in as somebody who types the password again: for ten minutes, so that these pages are looked at first."""
    client = Client()
    client.force_login(account)
    answer = client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert answer.status_code == 302, answer.content.decode()
    return client


def key(client: Client) -> str:
    return client.cookies[settings.SESSION_COOKIE_NAME].value
