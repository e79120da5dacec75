"""Who makes must not check (经办、复核分离): two different people, also when one stands in for another."""

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

_NOBODY: frozenset[int] = frozenset()


def different_people(
    maker_account_id: int | None,
    checker_account_id: int | None,
    *,
    maker_for: frozenset[int] = _NOBODY,
    checker_for: frozenset[int] = _NOBODY,
) -> None:
    """Refuse when maker and checker are one person.

    ``maker_for`` and ``checker_for`` are the accounts in whose place each acted (a delegated role): whoever checks in
    the maker's place, or checks what was made in their own place, is the same person here. Two substitutes of one
    person are one person too. A system (``None``) may make; a system never checks.
    """
    if checker_account_id is None:
        raise Refused("kernel.checker_unknown", N_("This must be checked by a person who is logged in."))
    makers = maker_for if maker_account_id is None else maker_for | {maker_account_id}
    checkers = checker_for | {checker_account_id}
    if makers & checkers:
        raise Refused(
            "kernel.same_person",
            N_(
                "Whoever prepared this cannot also check it, nor can somebody in their place. Ask a colleague to check."
            ),
        )
