"""A file that is closed makes room for the next one."""

from unionhall.organizing.actions.finish_undertaking import finish_undertaking
from unionhall.organizing.actions.start_renewal import start_renewal
from unionhall.organizing.models import Undertaking
from unionhall.workflow.models import Run


def test_the_next_one_can_begin(ground, renewal, now) -> None:
    run = Run.objects.get(pk=renewal.run_id)
    finish_undertaking(actor=ground.chair, run=run, values={}, now=now)
    renewal.refresh_from_db()
    assert (renewal.finished_on, renewal.outcome) == (now.date(), "done")
    assert start_renewal(actor=ground.chair, union_code="U", kind="reelection", now=now) != renewal.pk
    assert Undertaking.objects.count() == 2
