"""Addresses of the registry."""

from django.urls import URLPattern, URLResolver, path

from unionhall.registry.views import (
    employer_forms,
    employers,
    feeds,
    member_forms,
    members,
    organisation_changes,
    organisation_forms,
    organisations,
    posts,
    reveal,
)

app_name = "registry"
urlpatterns: list[URLPattern | URLResolver] = [
    path("organisations/", organisations.organisations_list, name="organisations"),
    path("organisations/new/", organisation_forms.found, name="found_organisation"),
    path("organisations/<str:code>/", organisations.organisation_record, name="organisation"),
    path("organisations/<str:code>/rename/", organisation_changes.rename, name="rename_organisation"),
    path("organisations/<str:code>/move/", organisation_changes.move, name="move_organisation"),
    path("organisations/<str:code>/close/", organisation_changes.close, name="close_organisation"),
    path("employers/", employers.employers_list, name="employers"),
    path("employers/new/", employer_forms.register, name="register_employer"),
    path("employers/<str:uscc>/", employers.employer_record, name="employer"),
    path("employers/<str:uscc>/year/", employer_forms.record_year, name="record_year"),
    path("employers/<str:uscc>/years/<int:year>/confirm/", employer_forms.confirm_year, name="confirm_year"),
    path("employers/<str:uscc>/cover/", employer_forms.cover, name="cover_employer"),
    path("employers/<str:uscc>/coverage/<str:union_code>/end/", employer_forms.uncover, name="end_coverage"),
    path("members/", members.members_list, name="members"),
    path("members/new/", member_forms.record, name="register_member"),
    path("members/<int:spell_id>/confirm/", member_forms.confirm, name="confirm_membership"),
    path("members/<int:spell_id>/change/", member_forms.change, name="change_membership"),
    path("members/<int:spell_id>/void/", member_forms.void, name="void_membership"),
    path("people/<int:person_id>/", members.person_record, name="person"),
    path("people/<int:person_id>/reveal/", reveal.reveal, name="reveal_person"),
    path("feeds/", feeds.feeds, name="feeds"),
    path("feeds/<int:system_id>/run/", feeds.run, name="run_feed"),
    path("feeds/runs/", feeds.feed_runs_list, name="feed_runs"),
    path("feeds/runs/<int:run_id>/", feeds.run_record, name="feed_run"),
    path("feeds/runs/<int:run_id>/return/", feeds.take_return, name="feed_return"),
    path("feeds/records/", feeds.feed_records_list, name="feed_records"),
    path("posts/", posts.posts_list, name="posts"),
    path("posts/new/", posts.fill, name="fill_post"),
    path("posts/<int:post_id>/end/", posts.end, name="end_post"),
]
