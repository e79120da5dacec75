"""What the registry announces: ids and codes, never personal data."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from unionhall.kernel.batches import batches


@dataclass(frozen=True, slots=True)
class OrganisationFounded:
    """An organisation stands in the tree."""

    organisation_id: int
    code: str
    kind: str


@dataclass(frozen=True, slots=True)
class OrganisationMoved:
    """An organisation and all below it stand elsewhere; every scope path was rewritten in the same transaction."""

    organisation_id: int
    code: str
    old_path: str
    new_path: str


@dataclass(frozen=True, slots=True)
class OrganisationRenamed:
    """An organisation bears a new name."""

    organisation_id: int
    code: str


@dataclass(frozen=True, slots=True)
class OrganisationClosed:
    """An organisation was dissolved."""

    organisation_id: int
    code: str


@dataclass(frozen=True, slots=True)
class OrganisationCorrected:
    """Something on record about an organisation was wrong and is mended; whoever keeps a copy reads it again."""

    organisation_id: int
    code: str


@dataclass(frozen=True, slots=True)
class EmployerCorrected:
    """Something on record about an employer was wrong and is mended; whoever keeps a copy reads it again."""

    employer_id: int
    uscc: str


@dataclass(frozen=True, slots=True)
class EmployersChanged:
    """Employers seated at these organisations, at most 500, were entered, covered, counted, moved or closed."""

    organisation_ids: tuple[int, ...]

    @classmethod
    def at(cls, seats: Iterable[int]) -> Iterator[tuple["EmployersChanged", str]]:
        """Yield the events of one call with their aggregates, every seat once."""
        for some in batches(sorted(set(seats)), 500):
            yield cls(tuple(some)), f"organisation:{some[0]}"


@dataclass(frozen=True, slots=True)
class MembershipStarted:
    """A spell of membership began; the gift cover may be granted (once per person and plan period)."""

    spell_id: int
    person_id: int
    union_id: int


@dataclass(frozen=True, slots=True)
class MembershipsStarted:
    """Spells of one union began in one call, at most 500 an event: each of ``spell_ids`` is a ``MembershipStarted``."""

    spell_ids: tuple[int, ...]
    union_id: int
    union_code: str


@dataclass(frozen=True, slots=True)
class MembershipEnded:
    """A running spell ended; ``status`` says how."""

    spell_id: int
    person_id: int
    union_id: int
    status: str


@dataclass(frozen=True, slots=True)
class MembershipVoided:
    """A spell was void from its beginning (false data); gifts tied to it are withdrawn."""

    spell_id: int
    person_id: int
    union_id: int


@dataclass(frozen=True, slots=True)
class PostFilled:
    """A person holds a post for a term."""

    post_id: int
    person_id: int
    organisation_id: int
    post: str


@dataclass(frozen=True, slots=True)
class PostEnded:
    """A term ended before or at its date."""

    post_id: int
    person_id: int
    organisation_id: int
    post: str


@dataclass(frozen=True, slots=True)
class RosterCommitted:
    """``count`` members of a roster went in at once, their spells marked with ``batch_id`` (commit number ``wave``).

    One event stands for all: who cares for single members reads the batch's spells. No ``MembershipStarted`` is sent,
    because these people were members before.
    """

    batch_id: int
    wave: int
    union_id: int
    union_code: str
    count: int


@dataclass(frozen=True, slots=True)
class RosterUndone:
    """A whole roster was taken back; its spells are gone as if they had never been."""

    batch_id: int
    union_id: int
    union_code: str
    count: int
