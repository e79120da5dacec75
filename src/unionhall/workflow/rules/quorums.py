"""How many must be present and how many must agree: one answer for the command, the API and the pages."""

from dataclasses import dataclass

from unionhall.workflow.rules.profiles import Profile, RuleNumber

# kind → (key of the quorum, key of the majority)
KINDS = {
    "congress": ("congress.quorum", "congress.pass"),
    "election": ("election.quorum", "election.elected"),
}


@dataclass(frozen=True, slots=True)
class Quorum:
    """``quorum`` people present and ``votes_needed`` in favour, with the numbers that say so."""

    quorum: int
    votes_needed: int
    numbers: tuple[RuleNumber, ...]

    @property
    def unverified(self) -> tuple[RuleNumber, ...]:
        """Return the numbers that nobody has checked against the official text."""
        return tuple(one for one in self.numbers if not one.verified)


def quorum(profile: Profile, kind: str, count: int) -> Quorum:
    """Return the quorum and the votes needed among ``count`` delegates, or people due.

    Only bases that are known beforehand are computed: all delegates of a congress, those due at an election.
    """
    numbers = tuple(profile.value(key) for key in KINDS[kind])
    assert all(one.base in {"all", "due"} for one in numbers), "a base that is only known after the vote"
    present, needed = (one.majority().least(count) for one in numbers)
    return Quorum(present, needed, numbers)
