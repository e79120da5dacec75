"""Candidates as the actor may see them."""

from dataclasses import dataclass

from unionhall.base.authority import scoped
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.organizing.models import Candidate, Standing, Undertaking
from unionhall.organizing.queries.undertakings import judged_facts, standing_candidates
from unionhall.organizing.rules.eligibility import ASKS, BLOCKS, Judgement, judge, judge_list
from unionhall.organizing.rules.grants import READ
from unionhall.organizing.rules.kinds import PREPARED


@dataclass(frozen=True, slots=True)
class JudgedCandidate:
    """A candidate with what is found about them; ``open``: something keeps the list from being displayed."""

    candidate: Candidate
    findings: tuple[Judgement, ...]
    votes: int
    groups: int

    @property
    def open(self) -> bool:
        answered = bool(self.candidate.answer)
        return any(one.weight == BLOCKS or (one.weight == ASKS and not answered) for one in self.findings)


def candidate(actor: Actor, candidate_id: int, grant: str = READ, *, lock: bool = False) -> Candidate:
    """Return one candidate within reach."""
    rows = scoped(Candidate.objects.select_related("undertaking"), actor, grant)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=candidate_id).first() if 0 < candidate_id < 2**63 else None
    if found is None:
        raise NotFound("organizing.no_candidate", N_("There is no such candidate within your reach."))
    return found


def judged_candidates(of: Undertaking) -> list[JudgedCandidate]:
    """Return the list as it stands, each with its findings (three queries)."""
    listed = list(standing_candidates(of))
    return [
        JudgedCandidate(one, judge(facts), sum(one.nominations.values()), len(one.nominations))
        for one, facts in zip(listed, judged_facts(of, listed), strict=True)
    ]


def list_findings(of: Undertaking) -> tuple[Judgement, ...]:
    """Return what is said of the whole list."""
    return judge_list(judged_facts(of, standing_candidates(of)))


def stands_in_begun_election(of: Candidate) -> bool:
    """Tell whether the candidate stands in a ballot that is open or counted."""
    return Standing.objects.filter(candidate=of).exclude(election__state=PREPARED).exists()
