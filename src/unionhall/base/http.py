"""The request as our doors see it, for type annotations."""

from django.http import HttpRequest

from unionhall.kernel.actors import Actor


class ActorRequest(HttpRequest):
    """A request after ``ActorMiddleware``: it knows who acts."""

    actor: Actor
