"""The one error shape of the API, and how everything that can go wrong becomes it."""

from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import Field

from unionhall.kernel.errors import Refusal
from unionhall.kernel.text import N_, Sentence
from unionhall.ui.words import say
from unionhall.workflow.rules.procedure import Finding

UNAUTHENTICATED = N_("Send a valid token as 'Authorization: Bearer …'; issue one under Settings, My tokens.")
NO_SUCH_ADDRESS = N_("Nothing here under this address. It may have moved, or it is not yours.")
INVALID_INPUT = N_("{count} of the values sent cannot be accepted; 'fields' says which and why.")
UNREADABLE = N_("The request could not be read. Send it in the documented shape and size.")


class FieldProblem(Schema):
    """One value that cannot be accepted."""

    where: str = Field(description="Path of the value, e.g. body.rows.3.code")
    problem: str = Field(description="Why, in words")


class Problem(Schema):
    """What every refused request answers."""

    code: str = Field(description="Stable code, e.g. registry.code_taken")
    sentence: str = Field(description="What is wrong and how to mend it, in the language asked for")
    facts: dict[str, Any] = Field(default_factory=dict, description="The facts in the sentence")
    fields: list[FieldProblem] = Field(default_factory=list, description="Values that cannot be accepted")


class ErrorAnswer(Schema):
    """The envelope of a problem."""

    error: Problem


def _fact(value: object) -> object:
    """Make a fact fit for JSON."""
    if isinstance(value, Sentence):
        return say(value)
    if isinstance(value, Finding):
        return {"code": value.code, "ok": value.ok, "sentence": say(value.said())}
    if isinstance(value, list | tuple):
        return [_fact(one) for one in value]
    return value if isinstance(value, str | int | bool | type(None)) else str(value)


def refusal_body(refusal: Refusal) -> dict[str, Any]:
    """Return the error shape of a refusal."""
    facts = {name: _fact(value) for name, value in refusal.facts.items()}
    return {"error": {"code": refusal.code, "sentence": say(refusal.sentence), "facts": facts, "fields": []}}


def problem_body(code: str, template: str, **facts: Any) -> dict[str, Any]:
    """Return the error shape of something that is not a refusal of an action."""
    sentence = gettext(template).format(**facts)
    return {"error": {"code": code, "sentence": sentence, "facts": facts, "fields": []}}


def add_handlers(api: NinjaAPI) -> None:
    """Teach ``api`` to answer every failure in the one shape."""

    def refused(request: HttpRequest, error: Any) -> HttpResponse:
        return api.create_response(request, refusal_body(error), status=error.status)

    def unauthenticated(request: HttpRequest, error: Any) -> HttpResponse:
        response = api.create_response(request, problem_body("api.unauthenticated", UNAUTHENTICATED), status=401)
        response["WWW-Authenticate"] = "Bearer"
        return response

    def missing(request: HttpRequest, error: Any) -> HttpResponse:
        return api.create_response(request, problem_body("api.not_found", NO_SUCH_ADDRESS), status=404)

    def invalid(request: HttpRequest, error: Any) -> HttpResponse:
        fields = [
            {"where": ".".join(str(part) for part in item["loc"]), "problem": str(item["msg"])}
            for item in error.errors[:50]
        ]
        body = problem_body("api.invalid_input", INVALID_INPUT, count=len(error.errors))
        body["error"]["fields"] = fields
        return api.create_response(request, body, status=422)

    def unreadable(request: HttpRequest, error: Any) -> HttpResponse:
        status = getattr(error, "status_code", 400)
        return api.create_response(request, problem_body("api.unreadable", UNREADABLE), status=status)

    api.add_exception_handler(Refusal, refused)
    api.add_exception_handler(AuthenticationError, unauthenticated)
    api.add_exception_handler(Http404, missing)
    api.add_exception_handler(ValidationError, invalid)
    api.add_exception_handler(HttpError, unreadable)
    api.add_exception_handler(SuspiciousOperation, unreadable)
