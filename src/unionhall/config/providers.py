"""Logging in elsewhere: what the environment says, in the form that allauth reads."""

import json
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

WEIXIN_HOST = "https://open.weixin.qq.com"


def _oidc_apps(oidc: str) -> list[dict[str, Any]]:
    if not oidc:
        return []
    try:
        apps = json.loads(oidc)
    except ValueError as error:
        raise ImproperlyConfigured("UNIONHALL_OIDC is not JSON") from error
    needed = {"provider_id", "name", "client_id", "secret", "settings"}
    if not isinstance(apps, list) or not all(isinstance(app, dict) and needed <= set(app) for app in apps):
        raise ImproperlyConfigured(f"UNIONHALL_OIDC must be a list of objects with {', '.join(sorted(needed))}")
    return apps


def login_providers(oidc: str, weixin: str) -> dict[str, Any]:
    """Return allauth's ``SOCIALACCOUNT_PROVIDERS``; empty when nothing is configured.

    >>> login_providers("", "wx1:s")["weixin"]["APPS"][0]["client_id"]
    'wx1'
    """
    found: dict[str, Any] = {}
    apps = _oidc_apps(oidc)
    if apps:
        found["openid_connect"] = {"APPS": apps, "OAUTH_PKCE_ENABLED": True}
    if weixin:
        appid, colon, secret = weixin.partition(":")
        if not (appid and colon and secret):
            raise ImproperlyConfigured("UNIONHALL_WEIXIN must look like appid:secret")
        found["weixin"] = {"APPS": [{"client_id": appid, "secret": secret}]}
    return found


def login_hosts(oidc: str, weixin: str) -> list[str]:
    """Return the origins that log-in forms may lead to, for the content security policy.

    ``settings.login_host`` of a provider says where its log-in page is, if not where its ``server_url`` is.
    """
    hosts = []
    for app in _oidc_apps(oidc):
        settings = app["settings"]
        parts = urlsplit(str(settings.get("login_host") or settings.get("server_url", "")))
        hosts.append(f"{parts.scheme}://{parts.netloc}")
    return [*hosts, WEIXIN_HOST] if weixin else hosts
