"""What the tests of the feed pages share: a county with a described system, and its clerk."""

from django.urls import reverse


def text_of(answer):
    return answer.content.decode()


def begun(client, starter="PROVINCIAL-APP"):
    """Begin with the usual columns; return the address of the system's page."""
    return client.post(reverse("registry:begin_feed"), {"starter": starter}).headers["Location"]
