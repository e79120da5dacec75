"""What travels from a list's page to its jobs."""

from unionhall.base.actors import Actor
from unionhall.base.authority import holdings_for

WORDS_CONTEXT = "base.list.words"  # search words may be a name, so they travel sealed under this context


def file_scope(actor: Actor, grant: str) -> str:
    """Return the path that a file of this actor's rows belongs to."""
    held = holdings_for(actor, grant)
    return actor.acting_at or (held[0].path if held else "")
