"""What travels from a list's page to its jobs."""

from unionhall.base.authority import holdings_for
from unionhall.base.rules.roles import SELF
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotAllowed, Refused
from unionhall.kernel.text import N_

WORDS_CONTEXT = "base.list.words"  # search words may be a name, so they travel sealed under this context


def file_scope(actor: Actor, grant: str) -> str:
    """Return the one path that a file of this actor's rows belongs to: who reads there may read the file.

    Rows of two places may not lie in a file of one of them, so who acts in several places must choose one first.
    Who acts for themselves only has no place: a file under the path of that holding would be everybody's.
    """
    if actor.acting_at:
        return actor.acting_at
    held = {holding.path for holding in holdings_for(actor, grant) if holding.role != SELF}
    if not held:
        raise NotAllowed(
            "base.no_place", N_("You act for yourself only here; lists are taken along by whoever holds an office.")
        )
    tops = [path for path in held if not any(other != path and path.startswith(other) for other in held)]
    if len(tops) > 1:
        raise Refused(
            "base.several_places",
            N_("You act in several places. Choose one of them at the top of the page, then try again."),
        )
    return tops[0] if tops else ""
