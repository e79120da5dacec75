"""WeChat log-in, keyed on the unionid where WeChat gives one, so that all our WeChat apps know the same person."""

from typing import Any

from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.weixin.views import WeixinOAuth2Adapter
from django.http import HttpRequest

from unionhall.base.rules.weixin import stable_uid


class UnionidAdapter(WeixinOAuth2Adapter):
    """allauth keys on the openid, which differs from app to app."""

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        """Return the log-in under the identifier that stays."""
        login = super().complete_login(request, app, token, **kwargs)
        login.account.uid = stable_uid(login.account.extra_data)
        return login


weixin_login = OAuth2LoginView.adapter_view(UnionidAdapter)
weixin_callback = OAuth2CallbackView.adapter_view(UnionidAdapter)
