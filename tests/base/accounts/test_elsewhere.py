"""Logging in elsewhere: only where configured, never opening an account, WeChat people by their unionid."""

import pytest
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.weixin.views import WeixinOAuth2Adapter
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings
from django.urls import clear_url_caches, include, path

from people_with_logins import PASSWORD
from unionhall.base.accounts.urls import social_urls
from unionhall.base.models import Account
from unionhall.config import urls as root
from unionhall.config.providers import WEIXIN_HOST, login_hosts, login_providers

OIDC = (
    '[{"provider_id": "gov", "name": "政务平台", "client_id": "c", "secret": "s", '
    '"settings": {"server_url": "https://sso.example/realms/x"}}]'
)
PROVIDERS = login_providers(OIDC, "wx1:s")
urlpatterns = [path("accounts/", include(social_urls(PROVIDERS))), *root.urlpatterns]


@pytest.fixture
def configured():
    with override_settings(ROOT_URLCONF=__name__, SOCIALACCOUNT_PROVIDERS=PROVIDERS):
        clear_url_caches()
        cache.clear()
        yield
    clear_url_caches()


@pytest.fixture
def weixin(monkeypatch):
    """Stand in for WeChat: whatever code comes back belongs to this person."""
    profile = {"openid": "o-of-this-app", "unionid": "u-of-the-person", "nickname": ""}

    def complete(self, request, app, token, **kwargs):
        return self.get_provider().sociallogin_from_response(request, dict(profile))

    monkeypatch.setattr(WeixinOAuth2Adapter, "complete_login", complete)

    def token(client, code, **kwargs):
        return {"access_token": "t", "openid": "o"}

    monkeypatch.setattr(WeixinOAuth2Adapter.client_class, "get_access_token", token)


def come_back(client, process="login"):
    """Go to WeChat and come back."""
    answer = client.post(f"/accounts/weixin/login/?process={process}")
    assert answer["Location"].startswith(WEIXIN_HOST), answer.content.decode()
    state = answer["Location"].split("state=")[1].split("&")[0].split("#")[0]
    return client.get("/accounts/weixin/login/callback/", {"code": "x", "state": state})


def test_without_configuration_there_is_nothing(client, db):
    assert social_urls({}) == []
    assert login_providers("", "") == {}
    assert b"another service" not in client.get("/accounts/login/").content
    assert client.post("/accounts/weixin/login/").status_code == 404


@pytest.mark.parametrize("oidc", ["{", "{}", '[{"name": "x"}]'])
def test_a_wrong_configuration_is_named(oidc):
    with pytest.raises(ImproperlyConfigured):
        login_providers(oidc, "")


def test_a_wrong_weixin_is_named():
    with pytest.raises(ImproperlyConfigured):
        login_providers("", "only-an-id")


def test_the_hosts_stand_in_the_policy():
    assert login_hosts(OIDC, "a:b") == ["https://sso.example", WEIXIN_HOST]
    assert login_hosts("", "") == []


def test_the_buttons_stand_on_the_log_in_page(client, db, configured):
    page = client.get("/accounts/login/").content.decode()
    assert "政务平台" in page
    assert "WeChat" in page


def test_strangers_get_no_account(client, db, configured, weixin):
    before = Account.objects.count()
    answer = come_back(client)
    if answer.status_code == 302:
        answer = client.get(answer["Location"])
    assert b"Log-ins are opened by your union" in answer.content
    assert Account.objects.count() == before


def test_connected_once_known_by_the_unionid(client, worker, configured, weixin):
    client.post("/accounts/login/", {"login": "worker", "password": PASSWORD})
    client.post("/accounts/again/", {"password": PASSWORD, "next": "/"})
    come_back(client, "connect")
    kept = SocialAccount.objects.get()
    assert (kept.user_id, kept.uid) == (worker.pk, "u-of-the-person")
    page = client.get("/accounts/elsewhere/")
    assert page.status_code == 200
    assert b"<main" in page.content
    client.post("/accounts/logout/")
    assert come_back(client)["Location"] == "/"
    assert client.session["_auth_user_id"] == str(worker.pk)


@pytest.mark.parametrize("name", ["elsewhere/cancelled/", "elsewhere/error/"])
def test_the_other_pages_are_ours(client, db, configured, name):
    answer = client.get(f"/accounts/{name}")
    assert b'<main class="u-public-main"' in answer.content
