import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_choice_is_kept_in_a_cookie_and_leads_back(client):
    answer = client.post("/preferences/", {"theme": "elder", "size": "32", "next": "/preferences/?x=1"})
    assert answer.status_code == 302
    assert answer["Location"] == "/preferences/?x=1"
    page = client.get("/preferences/").content.decode()
    assert 'data-theme="elder"' in page
    assert 'data-size="32"' in page


def test_the_language_comes_from_the_browser_and_the_cookie_wins(client):
    chinese = {"HTTP_ACCEPT_LANGUAGE": "zh-CN,zh;q=0.9,en;q=0.5"}
    assert "语言与外观" in client.get("/preferences/", **chinese).content.decode()
    client.post("/preferences/", {"language": "en"})
    page = client.get("/preferences/", **chinese).content.decode()
    assert "Language and appearance" in page
    assert '<html lang="en"' in page


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""])
def test_it_leads_back_only_to_ourselves(client, target):
    assert client.post("/preferences/", {"theme": "dark", "next": target})["Location"] == "/"


def test_what_is_not_offered_is_not_kept(client):
    answer = client.post("/preferences/", {"theme": "pink", "size": "99", "language": "xx"})
    assert not answer.cookies


def test_a_forged_form_changes_nothing():
    answer = Client(enforce_csrf_checks=True).post("/preferences/", {"theme": "dark"})
    assert answer.status_code == 403
    assert "The page was open for too long" in answer.content.decode()


def test_the_manifest_speaks_the_reader_s_language(client):
    answer = client.get("/manifest.webmanifest", HTTP_ACCEPT_LANGUAGE="zh-CN")
    assert answer["Content-Type"] == "application/manifest+json"
    assert answer.json()["name"] == "职工之家"
