"""The routes of allauth that exist here, each with a screen of ours; what is not listed is not reachable."""

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as recovery
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.conf import settings
from django.urls import URLPattern, URLResolver, path

from unionhall.base.accounts import views as ours
from unionhall.base.accounts.weixin import weixin_callback, weixin_login
from unionhall.base.views.entrance import forgotten_password
from unionhall.base.views.me import security


def social_urls(providers: dict[str, Any]) -> list[URLPattern | URLResolver]:
    """Return the routes of logging in elsewhere: none when no provider is configured."""
    if not providers:
        return []
    found: list[URLPattern | URLResolver] = [
        path("elsewhere/", social.connections, name="socialaccount_connections"),
        path("elsewhere/cancelled/", social.login_cancelled, name="socialaccount_login_cancelled"),
        path("elsewhere/error/", social.login_error, name="socialaccount_login_error"),
        path("elsewhere/unknown/", social.signup, name="socialaccount_signup"),
    ]
    if "openid_connect" in providers:
        found += [
            path("oidc/<slug:provider_id>/login/", oidc.login, name="openid_connect_login"),
            path("oidc/<slug:provider_id>/login/callback/", oidc.callback, name="openid_connect_callback"),
        ]
    if "weixin" in providers:
        found += [
            path("weixin/login/", weixin_login, name="weixin_login"),
            path("weixin/login/callback/", weixin_callback, name="weixin_callback"),
        ]
    return found


def phone_urls(*, works: bool) -> list[URLPattern | URLResolver]:
    """Return the routes that need text messages: none where none can be sent."""
    if not works:
        return []
    return [
        path("login/code/", account.request_login_code, name="account_request_login_code"),
        path("login/code/confirm/", ours.ConfirmCode.as_view(), name="account_confirm_login_code"),
        path("phone/", account.change_phone, name="account_change_phone"),
        path("phone/confirm/", account.verify_phone, name="account_verify_phone"),
    ]


urlpatterns: list[URLPattern | URLResolver] = [
    path("login/", ours.Login.as_view(), name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("locked/", account.account_inactive, name="account_inactive"),
    path("new/", account.signup, name="account_signup"),
    path("password/", forgotten_password, name="account_reset_password"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    path("security/", security, name="mfa_index"),
    path("second-step/", second_step.authenticate, name="mfa_authenticate"),
    path("second-step/again/", second_step.reauthenticate, name="mfa_reauthenticate"),
    path("second-step/on/", ours.SetUp.as_view(), name="mfa_activate_totp"),
    path("second-step/off/", ours.TakeOff.as_view(), name="mfa_deactivate_totp"),
    path("second-step/codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("second-step/codes/new/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("second-step/codes/file/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("devices/", ours.Devices.as_view(), name="usersessions_list"),
    *phone_urls(works=settings.SMS_WORKS),
    *social_urls(settings.SOCIALACCOUNT_PROVIDERS),
]
