"""A question is answered in writing; a block is not."""

import pytest

from unionhall.kernel.errors import Refused
from unionhall.organizing.actions.answer_for_candidate import answer_for_candidate
from unionhall.organizing.actions.nominate import NewCandidate, nominate
from unionhall.organizing.queries.run_facts import facts_of


@pytest.mark.parametrize(("relation", "left"), [("cousin", 0), ("spouse", 1)])
def test_an_answer_opens_the_way_for_a_question_only(ground, people, renewal, now, relation: str, left: int) -> None:
    (person,) = people(1)
    row = NewCandidate(body="committee", person_id=person.pk, relation=relation)
    pk = nominate(actor=ground.chair, undertaking_id=renewal.pk, row=row, now=now)
    answer_for_candidate(actor=ground.chair, candidate_id=pk, answer="班组推荐，已说明", now=now)
    assert facts_of(renewal, now.date())["candidates_blocked"] == left


def test_an_empty_answer_is_none(ground, people, renewal, now) -> None:
    (person,) = people(1)
    row = NewCandidate(body="committee", person_id=person.pk, relation="cousin")
    pk = nominate(actor=ground.chair, undertaking_id=renewal.pk, row=row, now=now)
    with pytest.raises(Refused):
        answer_for_candidate(actor=ground.chair, candidate_id=pk, answer=" ", now=now)
