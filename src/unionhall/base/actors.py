"""Who acts: built at a door, passed down as a value, never looked up below."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Holding:
    """A role held today in the organisation at ``path``, alone or with all below it (``subtree``)."""

    role: str
    path: str
    subtree: bool


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
