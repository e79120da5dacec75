"""Which posts follow from an election: one for each person, the office before the plain seat."""

from collections.abc import Iterable, Sequence

from unionhall.organizing.rules.kinds import CHAIR, COMMITTEE, POST_OF, VICE_CHAIR, WOMEN

SINGLE = (CHAIR, WOMEN)  # one person at a time holds it


def new_posts(elected: Iterable[tuple[str, int | None]]) -> list[tuple[str, int]]:
    """Return (body, person) for each post: chair and vice-chair are the office, not also a plain seat.

    The first of the women's list heads their committee. What has no post of its own (a recall, the head of the audit,
    who holds a seat there) and names written in without a record are left out.

    >>> new_posts([("committee", 1), ("committee", 2), ("chair", 1), ("women", 3), ("women", 4)])
    [('committee', 2), ('chair', 1), ('women', 3)]
    """
    rows = list(elected)
    officers = {person for body, person in rows if body in (CHAIR, VICE_CHAIR)}
    found: list[tuple[str, int]] = []
    for body, person in rows:
        twice = body == WOMEN and any(one == WOMEN for one, _ in found)
        if person is None or body not in POST_OF or twice or (body == COMMITTEE and person in officers):
            continue
        found.append((body, person))
    return found


def relieved(held: Iterable[tuple[int, int, str]], rows: Sequence[tuple[str, int]]) -> set[int]:
    """Return which posts (id, person, post) end because somebody else takes the office, or they themselves rise.

    >>> relieved([(7, 1, "chair"), (8, 2, "committee_member"), (9, 3, "committee_member")], [("chair", 2)])
    {8, 7}
    """
    taken = {POST_OF[body] for body, _ in rows if body in SINGLE}
    rising = {person for body, person in rows if body in (CHAIR, VICE_CHAIR)}
    return {pk for pk, person, post in held if post in taken or (person in rising and post == POST_OF[COMMITTEE])}
