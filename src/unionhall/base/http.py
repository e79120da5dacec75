"""The request as our doors see it, for type annotations."""

from django.http import HttpRequest, HttpResponse

from unionhall.kernel.actors import Actor


class ActorRequest(HttpRequest):
    """A request after ``ActorMiddleware``: it knows who acts."""

    actor: Actor


def kept_on_phone(request: ActorRequest, response: HttpResponse) -> HttpResponse:
    """Let the reader's phone keep this page, sealed, so that it opens without network until they log out."""
    response["X-Kept-On-Phone"] = str(request.actor.account_id or "")
    return response
