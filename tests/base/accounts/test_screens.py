"""Every page of log-ins, roles and tokens answers in both languages, in the house's own style."""

from datetime import timedelta

import pytest
from django.urls import get_resolver, reverse
from django.utils import timezone

from unionhall.base.actions.issue_token import issue_token
from unionhall.base.rules.roles import COUNTY_OFFICER

ANONYMOUS = ("account_login", "account_signup", "account_reset_password", "account_inactive")
OWN = (
    "mfa_index",
    "usersessions_list",
    "account_logout",
    "account_reauthenticate",
    "base:profile",
    "base:password",
    "base:my_roles",
    "base:delegate",
    "base:tokens",
    "base:new_token",
    "base:accounts",
    "base:new_account",
)
LANGUAGES = ("en", "zh-hans")


def _is_ours(answer) -> bool:
    text = answer.content.decode()
    return '<main class="u-' in text and "<script>" not in text and "<style" not in text and " style=" not in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ANONYMOUS)
def test_entrance_pages(client, db, name, language):
    answer = client.get(reverse(name), headers={"accept-language": language})
    assert answer.status_code == 200
    assert _is_ours(answer)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", OWN)
def test_own_pages(client, county, name, language):
    client.force_login(county)
    answer = client.get(reverse(name), headers={"accept-language": language})
    assert answer.status_code == 200, answer.content.decode()[:500]
    assert _is_ours(answer)


def test_a_person_of_ones_reach_and_what_can_be_done(client, county, north, hold):
    client.force_login(county)
    role = hold(north, COUNTY_OFFICER, "0001")
    for address in (
        reverse("base:account", args=(north.pk,)),
        reverse("base:give_role", args=(north.pk,)),
        reverse("base:take_role", args=(north.pk, role.pk)),
        *(reverse("base:mend", args=(north.pk, verb)) for verb in ("lock", "unlock", "reset", "second-step")),
    ):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert _is_ours(answer)
    assert client.get(reverse("base:mend", args=(north.pk, "explode"))).status_code == 404


def test_tokens_of_ones_own_are_listed(client, county, actor_for):
    issue_token(
        actor=actor_for(county),
        name="Payroll",
        grants=["base.read_accounts"],
        expires_at=timezone.now() + timedelta(days=9),
        now=timezone.now(),
    )
    client.force_login(county)
    assert b"Payroll" in client.get(reverse("base:tokens")).content


def test_strangers_are_led_to_the_entrance(client, db):
    for name in OWN:
        answer = client.get(reverse(name))
        assert answer.status_code in {302, 200}, name
        if answer.status_code == 302:
            assert answer["Location"].startswith(("/accounts/login/", "/")), name
    assert client.post(reverse("base:act_at")).status_code == 302


def test_no_allauth_route_is_reachable_that_has_no_screen_of_ours(settings):
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert not names & {
        "account_email",
        "account_change_password",
        "account_set_password",
        "account_confirm_email",
        "account_email_verification_sent",
        "mfa_list_webauthn",
        "mfa_login_webauthn",
        "socialaccount_connections",
    }
