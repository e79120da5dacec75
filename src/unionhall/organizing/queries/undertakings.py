"""Undertakings as the actor may see them, their rolls, candidates and numbers."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from django.db.models import Q, QuerySet

from unionhall.base.authority import scoped
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.organizing.models import Candidate, RollEntry, Undertaking
from unionhall.organizing.rules.eligibility import ACTIVE_MEMBER, NO_MEMBER, RETAINED_MEMBER, CandidateFacts
from unionhall.organizing.rules.grants import READ
from unionhall.organizing.rules.kinds import POST_OF, RECALLED
from unionhall.organizing.rules.sizes import Seats, bands_of, seats_for
from unionhall.registry.models import MembershipSpell
from unionhall.registry.rules.kinds import ACTIVE, RETAINED
from unionhall.workflow.models import Run
from unionhall.workflow.queries.profiles import pinned_profile, profile_for
from unionhall.workflow.queries.runs import region_at
from unionhall.workflow.rules.profiles import Profile


def undertakings(actor: Actor, grant: str = READ) -> QuerySet[Undertaking]:
    """Return the undertakings within reach, the latest first."""
    return scoped(Undertaking.objects.select_related("union", "employer").order_by("-id"), actor, grant)


def undertaking(actor: Actor, undertaking_id: int, grant: str = READ, *, lock: bool = False) -> Undertaking:
    """Return one undertaking within reach."""
    rows = undertakings(actor, grant)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=undertaking_id).first() if 0 < undertaking_id < 2**63 else None
    if found is None:
        raise NotFound("organizing.no_undertaking", N_("There is no such founding or re-election within your reach."))
    return found


def undertaking_of_run(run_id: int) -> Undertaking:
    """Return the undertaking of a run, for the engine, which has judged who may see the run."""
    return Undertaking.objects.select_related("union", "employer").get(run_id=run_id)


def numbers_of(of: Undertaking, today: date) -> Profile:
    """Return the rule profile: the one pinned by the run, else the region's of today."""
    pin = Run.objects.filter(pk=of.run_id).values_list("profile", flat=True).first() if of.run_id else None
    return pinned_profile(pin) if pin else profile_for(region_at(of.scope_path), today)


def seats_allowed(numbers: Profile, key: str, members: int) -> Seats | None:
    """Return what a table of the profile allows, ``None`` when it says nothing about so few members."""
    bands = bands_of(numbers.value(key).value)
    if not any(band.holds(members) for band in bands):
        return None
    odd_only = key == "committee.size" and bool(numbers.value("committee.odd_only").value)
    return seats_for(members, bands, odd_only=odd_only)


def surplus_of(numbers: Profile, body: str) -> Fraction:
    """Return by how much the list must be longer than the seats; chairs and recalls may be voted on alone."""
    if body in ("committee", "audit", "women"):
        return numbers.value("election.differential_committee").share()
    return Fraction(0)


def members_of(of: Undertaking) -> QuerySet[MembershipSpell]:
    """Return the active members of the union, in the order of their records."""
    return MembershipSpell.objects.filter(union=of.union_id, status=ACTIVE).order_by("id")


def retained_of(of: Undertaking) -> int:
    """Count the members whose membership is retained: they have no vote."""
    return MembershipSpell.objects.filter(union=of.union_id, status=RETAINED).count()


def roll_of(of: Undertaking) -> QuerySet[RollEntry]:
    """Return the frozen roll with its corrections."""
    return RollEntry.objects.filter(undertaking=of).order_by("id")


def voters_of(of: Undertaking) -> QuerySet[RollEntry]:
    """Return who may vote: the roll without those struck."""
    return roll_of(of).filter(struck=False)


def standing_candidates(of: Undertaking) -> QuerySet[Candidate]:
    """Return the candidates who have not withdrawn, in stroke order."""
    rows = Candidate.objects.filter(undertaking=of, withdrawn_reason="").select_related("person")
    return rows.order_by("body", "stroke_key", "id")


def judged_facts(of: Undertaking, candidates: Iterable[Candidate]) -> list[CandidateFacts]:
    """Return what is known of each candidate, in the same order; memberships are read now, not when nominated."""
    listed = list(candidates)
    people = {one.person_id for one in listed if one.person_id is not None}
    spells = MembershipSpell.objects.filter(person_id__in=people).filter(Q(status=ACTIVE) | Q(status=RETAINED))
    here: dict[int, str] = {}
    elsewhere: dict[int, int] = {}
    for person_id, union_id, status in spells.values_list("person_id", "union_id", "status"):
        if union_id != of.union_id:
            elsewhere[person_id] = elsewhere.get(person_id, 0) + (status == ACTIVE)
        elif status == ACTIVE or person_id not in here:
            here[person_id] = ACTIVE_MEMBER if status == ACTIVE else RETAINED_MEMBER
    return [
        CandidateFacts(
            name=one.name,
            membership=here.get(one.person_id or 0, NO_MEMBER),
            function=one.function,
            relation=one.relation,
            sex=one.person.sex if one.person else "",
            frontline=one.frontline,
            post=POST_OF.get(one.body, RECALLED),
            recommended_by_superior=one.recommended_by_superior,
            missed_training=one.missed_training,
            other_unions=elsewhere.get(one.person_id or 0, 0) if one.person_id in here else 0,
            answer=one.answer,
        )
        for one in listed
    ]
