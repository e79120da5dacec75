"""What the registry adds to pages that are composed of many modules: timelines, cards, counts, search hits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from unionhall.base.actors import Actor
from unionhall.kernel.text import N_
from unionhall.registry.queries.listed import happened

VERBS = {
    "registry.found_organisation": N_("Founded"),
    "registry.found_organisations": N_("Founded"),
    "registry.rename_organisation": N_("Renamed"),
    "registry.move_organisation": N_("Moved in the tree"),
    "registry.close_organisation": N_("Closed"),
    "registry.serve_region": N_("Served regions changed"),
    "registry.register_employer": N_("Registered"),
    "registry.register_employers": N_("Registered"),
    "registry.record_employer_years": N_("Yearly facts recorded"),
    "registry.confirm_employer_year": N_("Yearly facts confirmed"),
    "registry.cover_employer": N_("Coverage recorded"),
    "registry.end_coverage": N_("Coverage ended"),
    "registry.register_person": N_("Person registered"),
    "registry.change_member": N_("Membership started"),
    "registry.start_membership": N_("Membership started"),
    "registry.confirm_membership": N_("Membership confirmed"),
    "registry.change_membership_status": N_("Membership changed"),
    "registry.void_membership": N_("Membership declared void"),
    "registry.fill_post": N_("Post filled"),
    "registry.end_post": N_("Post ended"),
    "registry.reveal_person": N_("Sealed data read"),
    "registry.import_roster": N_("Roster imported"),
}
GRAVE = frozenset({"registry.close_organisation", "registry.void_membership", "registry.reveal_person"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a timeline."""

    at: datetime
    text: str
    who: str
    kind: str


def history(actor: Actor, subjects: str | Sequence[str], grant: str = "registry.read_organisations") -> list[Entry]:
    """Return the timeline of one or more subjects in words."""
    wanted = [subjects] if isinstance(subjects, str) else list(subjects)
    return [
        Entry(
            at=row.at,
            text=_sentence(row.verb, row.reason),
            who=row.who,
            kind="warn" if row.verb in GRAVE else "neutral",
        )
        for row in happened(actor, wanted, grant)
    ]


def _sentence(verb: str, reason: str) -> str:
    words = gettext(VERBS[verb]) if verb in VERBS else verb.rpartition(".")[2].replace("_", " ")
    return gettext("{what}: {reason}").format(what=words, reason=reason) if reason else words
