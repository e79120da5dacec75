"""Saved filters over the API: one's own, shared ones, and never search words."""

from unionhall.base.models import SavedFilter

LIST = "base/lists/base.accounts/filters"


def test_keep_share_and_drop(caller):
    park, union, twin = caller("park_officer", "A"), caller("union_officer", "A1"), caller("park_officer", "B")
    own = park("post", LIST, {"name": "locked", "query": "locked=yes&q=王一&sort=username"}, status=201)["id"]
    assert SavedFilter.objects.count() == 1
    (seen,) = park("get", LIST)
    assert (seen["mine"], seen["shared"]) == (True, False)
    assert seen["query"] == "locked=yes&sort=username"
    shared = {"name": "unused", "query": "unused=yes", "organisation_code": "A", "default_for_role": "union_officer"}
    park("post", LIST, shared, status=201)
    assert [row["name"] for row in union("get", LIST)] == ["unused"]
    assert twin("get", LIST) == []
    union("delete", f"{LIST}/{own}", status=404)
    twin("post", LIST, shared, status=404)
    park("delete", f"{LIST}/{own}")
    assert [row["name"] for row in park("get", LIST)] == ["unused"]


def test_unknown_lists_and_lists_of_others(caller):
    caller("park_officer", "A")("get", "base/lists/base.nothing/filters", status=404)
    caller("worker", "A1")("get", LIST, status=403)
