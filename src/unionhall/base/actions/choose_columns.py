"""Choose the columns and the page size of a list."""

from collections.abc import Sequence

from django.db import transaction

from unionhall.base.authority import require
from unionhall.base.models import ListColumns
from unionhall.kernel.actors import Actor

PAGE_SIZES = (20, 50, 100, 200)


@transaction.atomic
def choose_columns(*, actor: Actor, list_code: str, columns: Sequence[str], page_size: int) -> None:
    """Keep the choice for the account; codes the list does not know are ignored when it is read."""
    require(actor, "base.keep_preferences")
    assert actor.account_id is not None, "only people have preferences"
    # Gather
    size = page_size if page_size in PAGE_SIZES else 50
    # Decide
    chosen = list(dict.fromkeys(columns))[:60]
    # Record
    ListColumns.objects.update_or_create(
        account_id=actor.account_id, list_code=list_code, defaults={"columns": chosen, "page_size": size}
    )
