"""Says what happened on the next page, with undo where there is one."""

from django.contrib import messages
from django.http import HttpRequest

KINDS = {"ok": messages.SUCCESS, "info": messages.INFO, "warn": messages.WARNING, "bad": messages.ERROR}


def tell(request: HttpRequest, text: str, *, kind: str = "ok", undo_url: str = "") -> None:
    """Show ``text`` (translated) on the next page; ``undo_url`` is posted by its Undo button."""
    messages.add_message(request, KINDS[kind], text, extra_tags=f"undo:{undo_url}" if undo_url else "")
