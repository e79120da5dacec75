"""All that the papers of one undertaking draw on, read once."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from unionhall.organizing.models import Candidate, Election, Standing, Term, Undertaking
from unionhall.organizing.queries.elections import counting_rules, elections_of, standings_of, tellers_of
from unionhall.organizing.queries.particulars import particulars_of
from unionhall.organizing.queries.run_facts import latest_notice, list_subject
from unionhall.organizing.queries.undertakings import members_of, numbers_of, standing_candidates, voters_of
from unionhall.organizing.rules import paper_words
from unionhall.organizing.rules.ballots import Rules
from unionhall.organizing.rules.kinds import COMMITTEE, DECIDED, FOUNDING
from unionhall.organizing.rules.sizes import CONGRESS
from unionhall.papers.models import Notice, Paper
from unionhall.papers.rules.kinds import FILED
from unionhall.registry.models import EmployerYear, MembershipSpell, Organisation
from unionhall.workflow.rules.profiles import Profile


@dataclass
class Matter:
    """One undertaking as its papers see it; what one paper does not need is not read."""

    of: Undertaking
    today: date

    @cached_property
    def noted(self) -> dict[str, str]:
        return particulars_of(self.of)

    @cached_property
    def profile(self) -> Profile:
        return numbers_of(self.of, self.today)

    @cached_property
    def founding(self) -> bool:
        return self.of.kind == FOUNDING

    @cached_property
    def congress(self) -> bool:
        return self.of.form == CONGRESS

    @cached_property
    def superior(self) -> Organisation | None:
        found: Organisation | None = Organisation.objects.filter(path=self.of.superior_path).first()
        return found

    @cached_property
    def year(self) -> EmployerYear | None:
        rows = EmployerYear.objects.filter(employer=self.of.employer_id, headcount__isnull=False)
        return rows.order_by("-year").first()

    @cached_property
    def terms(self) -> list[Term]:
        """Return the terms before the one that this undertaking elects."""
        rows = Term.objects.filter(union=self.of.union_id).exclude(undertaking=self.of.pk)
        return list(rows.order_by("elected_on"))

    @cached_property
    def session(self) -> str:
        return paper_words.session(len(self.terms) + 1)

    @cached_property
    def meeting(self) -> str:
        return paper_words.meeting(len(self.terms) + 1, congress=self.congress)

    @cached_property
    def sender(self) -> str:
        return f"{self.of.union.name}筹备组" if self.founding else self.of.union.name

    @cached_property
    def leader(self) -> str:
        """Return who signs for the union before the new committee stands."""
        first = self.of.prep_group.filter(role="leader").first()
        return self.noted.get("signer", "") or (first.name if first else self.noted.get("host", ""))

    @cached_property
    def members(self) -> list[MembershipSpell]:
        return list(members_of(self.of).select_related("person"))

    @cached_property
    def candidates(self) -> list[Candidate]:
        return list(standing_candidates(self.of))

    @cached_property
    def tellers(self) -> list[tuple[str, str]]:
        """Return the tellers with their groups."""
        groups = dict(voters_of(self.of).values_list("person_id", "group_name"))
        return [(one.person.name, groups.get(one.person_id, "")) for one in tellers_of(self.of)]

    @cached_property
    def elections(self) -> list[Election]:
        return list(elections_of(self.of))

    @cached_property
    def main(self) -> Election | None:
        """Return the ballot for the committee that counted."""
        rows = [one for one in self.elections if one.body == COMMITTEE and one.verdict == "decided"]
        return rows[0] if rows else None

    @cached_property
    def elected(self) -> list[Standing]:
        """Return everybody elected, in the order of the ballots and of their votes."""
        rows = Standing.objects.filter(election__undertaking=self.of, election__state=DECIDED, elected=True)
        return list(
            rows.select_related("election", "candidate__person").order_by("election_id", "-votes_for", "candidate_id")
        )

    @cached_property
    def notice(self) -> Notice | None:
        return latest_notice(list_subject(self.of))

    @cached_property
    def filed(self) -> dict[str, Paper]:
        """Return the last filed paper of each template."""
        rows = Paper.objects.filter(subject=f"run:{self.of.run_id}", state=FILED).defer("values").order_by("id")
        return {one.code: one for one in rows}

    @cached_property
    def due(self) -> int:
        return self.of.delegates if self.congress else voters_of(self.of).count()

    @cached_property
    def attendance(self) -> dict[str, int]:
        """Return how many were present in each group, as noted."""
        lines = (line.rpartition(" ") for line in self.noted.get("attendance", "").splitlines())
        return {before.strip(): int(number) for before, _, number in lines if number.isdigit()}

    def rules_of(self, ballot: Election) -> Rules:
        """Return quorum and majority of a ballot."""
        return counting_rules(ballot, self.today)

    def standings(self, ballot: Election) -> list[Standing]:
        """Return who stood in a ballot, the most votes first."""
        return sorted(standings_of(ballot), key=lambda one: -(one.votes_for or 0))

    def listed(self, body: str) -> list[Candidate]:
        """Return the candidates for a body in stroke order."""
        return [one for one in self.candidates if one.body == body]

    def chosen(self, body: str) -> list[Standing]:
        """Return who was elected into a body."""
        return [one for one in self.elected if one.election.body == body]
