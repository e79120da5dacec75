"""Who may stand (工会法 art. 10; 工会基层组织选举工作条例 arts. 11-14; Civil Code art. 1045).

A finding blocks, asks (somebody must answer in writing before the list is displayed), or warns. It is computed from
facts that the groups and the preparatory group enter; nobody ticks "eligible".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from unionhall.kernel.text import N_, Sentence

BLOCKS, ASKS, WARNS = "blocks", "asks", "warns"

# What somebody is in the enterprise, as far as it matters here.
NO_FUNCTION, PRINCIPAL, LEGAL_REPRESENTATIVE, PARTNER, HR_HEAD = (
    "",
    "principal",
    "legal_representative",
    "partner",
    "hr_head",
)
FUNCTIONS = {
    PRINCIPAL: N_("Principal executive"),
    LEGAL_REPRESENTATIVE: N_("Legal representative"),
    PARTNER: N_("Partner"),
    HR_HEAD: N_("Head of human resources"),
}
# How somebody is related to the principal executive, the legal representative or a partner.
CLOSE_RELATIVES = {
    "spouse": N_("Spouse"),
    "parent": N_("Father or mother"),
    "child": N_("Child"),
    "sibling": N_("Brother or sister"),
    "grandparent": N_("Grandparent"),
    "grandchild": N_("Grandchild"),
}
OTHER_RELATIVES = {
    "cousin": N_("Cousin"),
    "uncle_aunt": N_("Uncle or aunt"),
    "nephew_niece": N_("Nephew or niece"),
    "in_law": N_("Relative by marriage"),
    "other_relative": N_("Another relative"),
}
RELATIONS = {**CLOSE_RELATIVES, **OTHER_RELATIVES}
# Membership as the electoral roll sees it.
ACTIVE_MEMBER, RETAINED_MEMBER, NO_MEMBER = "active", "retained", "none"


@dataclass(frozen=True, slots=True)
class CandidateFacts:
    """What is known of one candidate; ``sex`` is F, M or unknown (empty); ``post`` is what they stand for."""

    name: str
    membership: str = ACTIVE_MEMBER
    function: str = NO_FUNCTION
    relation: str = ""
    sex: str = ""
    frontline: bool = False
    post: str = "committee_member"
    recommended_by_superior: bool = False
    missed_training: bool = False
    other_unions: int = 0
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One finding about a candidate or about the list."""

    weight: str
    code: str
    sentence: Sentence


def judge(candidate: CandidateFacts) -> tuple[Judgement, ...]:
    """Return every finding about one candidate, the hardest first."""
    found = [*_membership(candidate), *_function(candidate), *_relation(candidate)]
    if candidate.post == "chair" and candidate.missed_training:
        found.append(
            _say(
                BLOCKS,
                "missed_training",
                N_("{name} was chair and skipped the post training within a year of the election (art. 14)."),
                candidate,
            )
        )
    if candidate.post == "women_head" and candidate.sex == "M":
        template = N_("{name} stands for the women's committee and is on record as a man.")
        found.append(_say(WARNS, "man_for_women", template, candidate))
    order = (BLOCKS, ASKS, WARNS)
    return tuple(sorted(found, key=lambda finding: order.index(finding.weight)))


def judge_list(candidates: Sequence[CandidateFacts]) -> tuple[Judgement, ...]:
    """Return what is to be said of the list as a whole."""
    found = []
    total = len(candidates)
    if total and not any(one.sex == "F" for one in candidates):
        found.append(Judgement(WARNS, "no_women", Sentence(N_("0 of {total} candidates are women."), {"total": total})))
    if total and not any(one.frontline for one in candidates):
        found.append(
            Judgement(
                WARNS, "no_frontline", Sentence(N_("0 of {total} candidates work on the front line."), {"total": total})
            )
        )
    return tuple(found)


def blocked(candidates: Iterable[CandidateFacts]) -> tuple[Judgement, ...]:
    """Return what keeps the list from being displayed: what blocks, and what asks and has no answer."""
    return tuple(
        finding
        for candidate in candidates
        for finding in judge(candidate)
        if finding.weight == BLOCKS or (finding.weight == ASKS and not candidate.answer.strip())
    )


def _membership(one: CandidateFacts) -> list[Judgement]:
    if one.membership == RETAINED_MEMBER:
        return [
            _say(
                BLOCKS,
                "retained",
                N_("{name}'s membership is retained: no vote and no candidacy until re-employed."),
                one,
            )
        ]
    if one.other_unions:
        template = N_(
            "{name} is a member of {count} other unions at once; a member has one. Settle the transfer first."
        )
        facts = {"name": one.name, "count": one.other_unions}
        return [Judgement(BLOCKS, "two_unions", Sentence(template, facts))]
    if one.membership != ACTIVE_MEMBER:
        if one.post == "chair" and one.recommended_by_superior:
            return [
                _say(WARNS, "external", N_("{name} comes from outside, recommended by the superior (art. 13)."), one)
            ]
        return [_say(BLOCKS, "no_member", N_("{name} is not a member of this union."), one)]
    return []


def _function(one: CandidateFacts) -> list[Judgement]:
    if one.function in (PRINCIPAL, LEGAL_REPRESENTATIVE, PARTNER):
        template = N_("{name} cannot stand: {function} of the enterprise (art. 11).")
        facts = {"name": one.name, "function": Sentence(FUNCTIONS[one.function])}
        return [Judgement(BLOCKS, one.function, Sentence(template, facts))]
    if one.function == HR_HEAD:
        return [_say(WARNS, "hr_head", N_("{name} heads human resources: hiring and representing pull apart."), one)]
    return []


def _relation(one: CandidateFacts) -> list[Judgement]:
    if not one.relation:
        return []
    facts = {"name": one.name, "relation": Sentence(RELATIONS.get(one.relation, RELATIONS["other_relative"]))}
    if one.relation in CLOSE_RELATIVES:
        template = N_(
            "{name} cannot stand: close relative of the enterprise's head ({relation}; Civil Code art. 1045)."
        )
        return [Judgement(BLOCKS, "close_relative", Sentence(template, facts))]
    template = N_(
        "{name} is a relative of the enterprise's head ({relation}). The Civil Code (art. 1045) does not count this as"
        " close, yet it must be said openly: write down why {name} stands all the same."
    )
    return [Judgement(ASKS, "relative", Sentence(template, facts))]


def _say(weight: str, code: str, template: str, one: CandidateFacts) -> Judgement:
    return Judgement(weight, code, Sentence(template, {"name": one.name}))
