"""What is expected of a route: who gets what of one's own, and how it is filled to ask for somebody else's."""

from dataclasses import dataclass, field

ROLES = ("anonymous", "worker", "union_officer", "park_officer", "city_officer", "administrator", "auditor")


@dataclass(frozen=True, slots=True)
class Expected:
    """Statuses of one's own, in the order of ``ROLES``; empty: the method is not served.

    ``kwargs`` name what of a zone fills a parameter that is not called like it. ``body`` is sent with POST; its values
    may name things of a zone in braces. ``queries`` are asked besides the plain address. ``beyond`` says what decides
    besides the grants, where a role that holds them is refused all the same. ``by_address``: whoever has the address
    may read, so that nothing there is somebody else's."""

    get: str = ""
    post: str = ""
    kwargs: dict[str, str] = field(default_factory=dict)
    body: dict[str, object] = field(default_factory=dict)
    queries: tuple[str, ...] = ()
    method: str = "post"
    beyond: str = ""
    by_address: bool = False

    def status(self, method: str, role: str) -> int | None:
        """Return the status that the role gets; nothing when the method is not served."""
        row = (self.get if method == "get" else self.post).split()
        return int(row[ROLES.index(role)]) if row else None
