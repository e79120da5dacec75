"""What waits for whom, found by ids or read in order: the same runs, each once."""

import pytest

from unionhall.workflow.models import Run
from unionhall.workflow.queries import inbox
from unionhall.workflow.queries.inbox import done, mine, waiting_for_others
from workflow.conftest import NOW, PARK, UNION

WHO = ("chair", "deputy", "twin", "station", "park", "county", "auditor", "worker")


@pytest.fixture
def several(begin, step, people):
    """Runs in every state that a day leaves: begun, handed in, late at the park, over."""
    begun = [begin(title=f"请示{number}") for number in range(4)]
    for run in begun[1:]:
        step(run, "submit", people["chair"], values={"present": 67, "name": "甲"})
    Run.objects.filter(pk=begun[2].pk).update(escalated_path=PARK)
    Run.objects.filter(pk=begun[3].pk).update(finished_at=NOW, outcome="failed", seat_path="")
    return begun


def by_name(people, find) -> dict[str, list[int]]:
    return {name: sorted(find(people[name]).values_list("pk", flat=True)) for name in WHO}


def test_every_open_run_is_mine_or_waits_for_others(several, people):
    begun, sent, late, over = (run.pk for run in several)
    own = by_name(people, mine)
    assert own["chair"] == own["deputy"] == [begun]
    assert own["park"] == [sent, late]
    assert (own["twin"], own["auditor"], own["worker"]) == ([], [], [])
    others = by_name(people, waiting_for_others)
    assert others["chair"] == [sent, late]
    assert others["county"] == sorted({begun, sent, late} - set(own["county"]))
    assert others["twin"] == []
    for name in WHO:
        assert not set(own[name]) & set(others[name]), name
    assert by_name(people, done)["chair"] == [over]


def test_few_and_many_give_the_same(several, people, monkeypatch):
    few = by_name(people, waiting_for_others)
    monkeypatch.setattr(inbox, "FEW", 0)
    assert by_name(people, waiting_for_others) == few
    assert any(few.values())


def test_a_run_that_waits_in_two_ways_stands_once(several, people):
    sent = several[1]
    Run.objects.filter(pk=sent.pk).update(escalated_path=PARK)
    found = list(mine(people["park"]).values_list("pk", flat=True))
    assert len(found) == len(set(found)) == 2
    assert Run.objects.filter(scope_path=UNION).count() == 4
