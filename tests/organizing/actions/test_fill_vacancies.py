"""Who wins a by-election holds the post until the running term ends."""

from datetime import date

from unionhall.organizing.actions.fill_vacancies import fill_vacancies
from unionhall.organizing.models import Term
from unionhall.registry.models import Post
from unionhall.workflow.models import Run


def test_until_the_term_ends(ground, ballot, counted, by_election, now) -> None:
    Term.objects.create(
        union=by_election.union,
        scope_path=by_election.scope_path,
        elected_on=date(2024, 1, 1),
        years=3,
        ends_on=date(2027, 1, 1),
    )
    made = counted(ballot(voters=10, candidates=2, seats=1), [9, 1])
    fill_vacancies(actor=ground.park, run=Run.objects.get(pk=by_election.run_id), values={}, now=now)
    new = Post.objects.get()
    assert new.person == made.standings.get(elected=True).candidate.person
    assert (new.post, new.from_on, new.to_on) == ("committee_member", date(2026, 11, 23), date(2027, 1, 1))
    by_election.refresh_from_db()
    assert by_election.finished_on == date(2026, 11, 23)
