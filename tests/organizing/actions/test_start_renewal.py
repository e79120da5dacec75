"""Re-election, by-election and recall are opened once each."""

import pytest

from unionhall.kernel.errors import Conflict, NotFound, Refused
from unionhall.organizing.actions.start_renewal import start_renewal
from unionhall.workflow.models import Run


def test_each_kind_gets_a_run_of_its_own_procedure(ground, renewal, by_election) -> None:
    run = Run.objects.get(pk=renewal.run_id)
    assert (run.state, run.superior_path) == ("plan", ground.paths["P"])
    assert Run.objects.get(pk=by_election.run_id).procedure == "organizing.by_election"


def test_not_twice_at_once(ground, renewal, now) -> None:
    with pytest.raises(Conflict):
        start_renewal(actor=ground.chair, union_code="U", kind="reelection", now=now)


@pytest.mark.parametrize(("kind", "timing"), [("recall", "on_time"), ("reelection", "early"), ("reelection", "late")])
def test_recall_early_and_late_need_a_reason(ground, now, kind: str, timing: str) -> None:
    with pytest.raises(Refused):
        start_renewal(actor=ground.chair, union_code="U", kind=kind, timing=timing, now=now)
    assert start_renewal(actor=ground.chair, union_code="U", kind=kind, timing=timing, reason="主席调离", now=now)


def test_unknown_kinds_and_unions_are_refused(ground, now) -> None:
    with pytest.raises(Refused):
        start_renewal(actor=ground.chair, union_code="U", kind="founding", now=now)
    with pytest.raises(NotFound):
        start_renewal(actor=ground.chair, union_code="P", kind="reelection", now=now)
