"""Who acts: built at a door, passed down as a value, never looked up below."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Holding:
    """A role held today in the organisation at ``path``, alone or with all below it (``subtree``).

    ``delegated_by`` is the account in whose place it is held; ``None`` for a role of one's own.
    """

    role: str
    path: str
    subtree: bool
    delegated_by: int | None = None

    def covers(self, path: str, *, subtree: bool = False) -> bool:
        """Tell whether the holding reaches ``path`` (with ``subtree``: and all below it)."""
        if self.subtree:
            return path.startswith(self.path)
        return path == self.path and not subtree


@dataclass(frozen=True, slots=True)
class Actor:
    """The person or system that acts.

    ``door`` is web, api, job or command. ``only`` narrows an API token to some grants. ``acting_at`` is the scope path
    chosen in the organisation switcher: lists begin there; it never widens anything.
    """

    account_id: int | None
    name: str
    holdings: tuple[Holding, ...] = ()
    door: str = "command"
    only: frozenset[str] | None = None
    acting_at: str = ""
    system: bool = False

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(holding.role for holding in self.holdings)

    def through(self, door: str) -> "Actor":
        """Return the same actor coming through another door."""
        return replace(self, door=door)


NOBODY = Actor(account_id=None, name="anonymous", door="web")


def system_actor(name: str, door: str = "job") -> Actor:
    """Return the actor ``system:<name>``, who may do everything and is named in every record."""
    return Actor(account_id=None, name=f"system:{name}", door=door, system=True)
