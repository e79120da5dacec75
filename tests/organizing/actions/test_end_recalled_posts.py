"""A recall that passed ends every post of whom it is about; one that failed ends none."""

from datetime import date

import pytest

from unionhall.organizing.actions.end_recalled_posts import end_recalled_posts
from unionhall.registry.actions.fill_post import fill_post
from unionhall.registry.models import Post
from unionhall.workflow.models import Run


@pytest.mark.parametrize(("votes", "to_on"), [(5, None), (6, date(2026, 11, 23))])
def test_more_than_half_of_all(ground, ballot, counted, by_election, system, now, votes: int, to_on) -> None:
    made = ballot(voters=10, candidates=1, seats=1, body="recall")
    person = made.standings.get().candidate.person
    post = {"person_id": person.pk, "organisation_code": "U", "from_on": date(2024, 1, 1), "now": now}
    fill_post(actor=system, post="committee_member", **post)
    counted(made, [votes])
    end_recalled_posts(actor=ground.park, run=Run.objects.get(pk=by_election.run_id), values={}, now=now)
    assert Post.objects.get(person=person).to_on == to_on
