from types import SimpleNamespace

import pytest
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse

from unionhall.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from unionhall.ui.middleware import PrivatePagesMiddleware, RefusalMiddleware

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


def _view(request):
    return HttpResponse()


def _stranger_at(view, exception, method="get", **headers):
    request = getattr(RequestFactory(), method)("/registry/members/?q=a", **headers)
    request.user = AnonymousUser()
    request.resolver_match = SimpleNamespace(func=view)
    return middleware.process_exception(request, exception)


@pytest.mark.parametrize("refusal", [NotAllowed("a.code", "No."), NotFound("a.code", "No.")])
def test_a_stranger_is_led_to_the_log_in_and_back(refusal):
    answer = _stranger_at(_view, refusal)
    assert answer.status_code == 302
    assert answer.url == f"{reverse('account_login')}?next=/registry/members/%3Fq%3Da"


def test_a_stranger_gets_the_refusal_where_a_log_in_would_not_help():
    refusal = NotFound("a.code", "No.")
    assert _stranger_at(login_not_required(_view), refusal).status_code == 404
    assert _stranger_at(_view, refusal, method="post").status_code == 404
    assert _stranger_at(_view, refusal, HTTP_ACCEPT="application/json").status_code == 404
    assert _stranger_at(_view, refusal, HTTP_HX_REQUEST="true").status_code == 404
    assert _stranger_at(_view, Refused("a.code", "No.")).status_code == 422


@pytest.mark.parametrize(
    ("known", "given", "kept"),
    [(True, "", "private, no-store"), (True, "public, max-age=60", "public, max-age=60"), (False, "", None)],
)
def test_pages_of_people_with_a_log_in_are_kept_by_no_cache(known, given, kept, settings):
    request = RequestFactory().get("/")
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "x"
    request.user = SimpleNamespace(is_authenticated=known)
    response = HttpResponse(headers={"Cache-Control": given} if given else {})
    assert PrivatePagesMiddleware(lambda _: response)(request).headers.get("Cache-Control") == kept


def test_other_exceptions_are_left_alone():
    assert answer_to(ValueError("x")) is None


def test_the_error_pages_need_neither_request_nor_database():
    for name in ("400.html", "403.html", "403_csrf.html", "404.html", "500.html"):
        assert "<h1>" in render_to_string(name)
