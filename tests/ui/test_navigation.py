from types import SimpleNamespace

import pytest
from django.test import RequestFactory

from unionhall.ui import navigation
from unionhall.ui.navigation import NavItem


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    monkeypatch.setattr(navigation, "_ITEMS", [])
    monkeypatch.setattr(navigation, "_PHONE", {})
    monkeypatch.setattr(navigation, "_SEAMS", {})


def request_of(path="/", account_id=1):
    request = RequestFactory().get(path)
    request.actor = SimpleNamespace(account_id=account_id, name="x")
    return request


def test_only_what_is_allowed_and_installed_is_shown():
    navigation.register(NavItem("settings", "Language", "ui:preferences", "a.see"))
    navigation.register(NavItem("settings", "Hidden", "ui:preferences", "a.hide"))
    navigation.register(NavItem("settings", "Gone", "nowhere:gone", "a.see"))
    navigation.set_gate(lambda _, grant: grant == "a.see")
    (section,) = navigation.sections(request_of())
    assert [link.title for link in section.links] == ["Language"]
    assert section.title == "Settings"


def test_a_stranger_sees_nothing_and_without_a_gate_nothing_is_allowed():
    navigation.register(NavItem("settings", "Language", "ui:preferences", "a.see"))
    assert navigation.sections(request_of()) == []
    navigation.set_gate(lambda *_: True)
    assert navigation.sections(request_of(account_id=None)) == []


def test_the_nearest_place_is_marked():
    navigation.register(NavItem("settings", "Language", "ui:preferences"))
    navigation.register(NavItem("settings", "Manifest", "ui:manifest"))
    (section,) = navigation.sections(request_of("/preferences/"))
    assert [(link.title, link.current) for link in section.links] == [("Language", True), ("Manifest", False)]


def test_registering_twice_shows_once():
    for _ in range(2):
        navigation.register(NavItem("me", "Language", "ui:preferences"))
    assert len(navigation.my_links(request_of())) == 1


def test_an_unknown_section_is_a_mistake():
    with pytest.raises(AssertionError):
        navigation.register(NavItem("modules", "x", "ui:preferences"))


def test_the_phone_s_bar_shows_only_what_exists():
    navigation.register_phone("me", "ui:preferences")
    navigation.register_phone("code", "nowhere:code")
    assert [slot for slot, _ in navigation.phone_bar(request_of("/preferences/"))] == ["me"]
    assert navigation.search_url() == ""
    assert navigation.switcher(request_of()) is None
