"""Rate limits of our own doors, kept where allauth keeps its own."""

from allauth.core import ratelimit
from django.http import HttpRequest


def too_many(request: HttpRequest, action: str) -> bool:
    """Count one attempt from this address; tell whether there were too many (``ACCOUNT_RATE_LIMITS``)."""
    return not ratelimit.consume(request, action=action)
