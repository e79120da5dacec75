"""Which addresses a webhook may have."""

from urllib.parse import urlsplit

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_


def checked_url(url: str) -> str:
    """Return the address; refuses anything but http and https without user name or fragment.

    >>> checked_url(" https://example.org/hook ")
    'https://example.org/hook'
    """
    text = url.strip()
    try:
        parts = urlsplit(text)
        sound = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        sound = False
    if not sound or parts.username or parts.fragment or len(text) > 500 or not text.isascii():
        raise Refused(
            "base.hook_url",
            N_("This address cannot be told. Write it in full, like https://example.org/hook, without user or #."),
        )
    return text
