"""Addresses of log-ins, roles and tokens, within the namespace ``base``."""

from django.urls import URLPattern, URLResolver, path

from unionhall.base.views import me, mending, people, roles, tokens

urlpatterns: list[URLPattern | URLResolver] = [
    path("acting/", me.act_at, name="act_at"),
    path("settings/me/", me.profile, name="profile"),
    path("settings/security/password/", me.password, name="password"),
    path("settings/roles/", roles.mine, name="my_roles"),
    path("settings/roles/delegate/", roles.delegate, name="delegate"),
    path("settings/roles/<int:assignment_id>/end/", roles.take_back, name="end_delegation"),
    path("settings/tokens/", tokens.tokens, name="tokens"),
    path("settings/tokens/new/", tokens.new_token, name="new_token"),
    path("settings/tokens/<int:token_id>/end/", tokens.end_token, name="end_token"),
    path("settings/people/", people.accounts, name="accounts"),
    path("settings/people/new/", people.new_account, name="new_account"),
    path("settings/people/<int:account_id>/", people.account, name="account"),
    path("settings/people/<int:account_id>/roles/new/", mending.give_role, name="give_role"),
    path("settings/people/<int:account_id>/roles/<int:assignment_id>/end/", mending.take_role, name="take_role"),
    path("settings/people/<int:account_id>/<slug:verb>/", mending.mend, name="mend"),
]
