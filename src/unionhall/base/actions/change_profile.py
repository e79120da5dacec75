"""Change how one is named and how pages look to oneself."""

from datetime import datetime

from django.db import transaction

from unionhall.base.audit import record
from unionhall.base.authority import require
from unionhall.base.pinyin import name_index
from unionhall.base.queries.accounts import own_account
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_


@transaction.atomic
def change_profile(
    *,
    actor: Actor,
    display_name: str | None = None,
    language: str | None = None,
    theme: str | None = None,
    now: datetime,
) -> None:
    """Keep the given ones of display name, language and theme; only a changed name is recorded."""
    require(actor, "base.own_profile")
    # Gather
    account = own_account(actor)
    name = " ".join((display_name or "").split())
    # Decide
    if display_name is not None and not name:
        raise Refused("base.display_name", N_("Say how others shall see your name."), where="display_name")
    # Record
    renamed = display_name is not None and name != account.display_name
    account.display_name = name if display_name is not None else account.display_name
    account.language = language if language is not None else account.language
    account.theme = theme if theme is not None else account.theme
    account.name_index = name_index(account.display_name) if renamed else account.name_index
    account.save(update_fields=["display_name", "name_index", "language", "theme"])
    if renamed:
        record(
            actor=actor,
            verb="base.change_profile",
            subject=f"account:{account.pk}",
            scope_path=account.scope_path,
            now=now,
        )
