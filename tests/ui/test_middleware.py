import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory

from unionhall.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from unionhall.ui.middleware import RefusalMiddleware

middleware = RefusalMiddleware(lambda _: HttpResponse())


def answer_to(exception, **headers):
    request = RequestFactory().get("/somewhere", **headers)
    request.user = AnonymousUser()
    return middleware.process_exception(request, exception)


@pytest.mark.parametrize(
    ("refusal", "status", "heading"),
    [
        (Refused, 422, "This cannot be done as it stands"),
        (NotAllowed, 403, "Not for your role"),
        (NotFound, 404, "Nothing here"),
        (Conflict, 409, "Somebody else was faster"),
    ],
)
def test_a_refusal_becomes_a_page_with_its_status_and_sentence(refusal, status, heading):
    answer = answer_to(refusal("a.code", "{count} branches are open. Close them first.", count=3))
    page = answer.content.decode()
    assert answer.status_code == status
    assert heading in page
    assert "3 branches are open. Close them first." in page
    assert "a.code" in page


def test_facts_are_escaped():
    assert "<b>" not in answer_to(Refused("a.code", "{name}", name="<b>x</b>")).content.decode()


def test_the_way_back_leads_only_to_our_own_page():
    refused = Refused("a.code", "No.")
    assert (
        'href="http://testserver/form/"' in answer_to(refused, HTTP_REFERER="http://testserver/form/").content.decode()
    )
    assert "elsewhere" not in answer_to(refused, HTTP_REFERER="https://elsewhere.example/").content.decode()


def test_other_exceptions_are_left_alone():
    assert answer_to(ValueError("x")) is None


def test_the_error_pages_need_neither_request_nor_database():
    for name in ("400.html", "403.html", "403_csrf.html", "404.html", "500.html"):
        assert "<h1>" in render_to_string(name)
