"""What the log-in machinery hands to the ui floor: choices are kept with the account, too."""

from collections.abc import Mapping

from django.http import HttpRequest

from unionhall.base import clock
from unionhall.base.actions.change_profile import change_profile
from unionhall.kernel.actors import NOBODY
from unionhall.ui.preferences import on_keep


def keep_with_account(request: HttpRequest, chosen: Mapping[str, str]) -> None:
    """Keep language and theme with the account of whoever is logged in."""
    actor = getattr(request, "actor", NOBODY)
    if chosen and actor.account_id is not None:
        change_profile(actor=actor, language=chosen.get("language"), theme=chosen.get("theme"), now=clock.now())


on_keep(keep_with_account)
