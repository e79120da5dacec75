"""Signatures by amount: in order, by different people, over the amount that is paid."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction

from procedure_for_tests import SIGNED_FROM
from unionhall.kernel.actors import system_actor
from unionhall.kernel.errors import Conflict, NotAllowed, Refused
from unionhall.workflow.actions.sign_step import sign_step
from unionhall.workflow.models import Run, RunApproval

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


@pytest.fixture
def paying(asked, step, people):
    """A run that is to be paid; return a maker of them by amount."""

    def make(amount: int) -> Run:
        run = step(asked, "approve", people["county"])
        run = step(run, "take_effect", system_actor("workflow"))
        run.values |= {"amount_fen": amount}
        run.save()
        return run

    return make


def sign(run, actor, code, *, agreed=True, reason="", version=None):
    return sign_step(
        actor=actor,
        run_id=run.pk,
        event="pay",
        step=code,
        version=version or run.version,
        agreed=agreed,
        reason=reason,
        now=NOW,
    )


def test_a_small_amount_needs_one_signature(paying, step, people):
    run = paying(SIGNED_FROM - 1)
    with pytest.raises(Refused, match="not_met"):
        step(run, "pay", people["park"])
    sign(run, people["park2"], "check")
    with pytest.raises(Refused, match="not_asked"):
        sign(run, people["park"], "sign")
    assert step(run, "pay", people["park"]).outcome == "done"


def test_a_great_one_needs_two_people_in_order(paying, step, people):
    run = paying(SIGNED_FROM)
    with pytest.raises(Refused, match="not_asked"):
        sign(run, people["park"], "sign")
    sign(run, people["park"], "check")
    with pytest.raises(Refused, match="same_person"):
        sign(run, people["park"], "sign")
    with pytest.raises(Refused, match="not_met") as caught:
        step(run, "pay", people["park"])
    assert [one.code for one in caught.value.facts["findings"]] == ["signature_sign"]
    sign(run, people["county"], "sign")
    assert step(run, "pay", people["park"]).outcome == "done"


def test_another_amount_makes_a_signature_worthless(paying, step, people):
    run = paying(5)
    sign(run, people["park"], "check")
    with pytest.raises(Refused, match="not_met"):
        step(run, "pay", people["park"], values={"amount_fen": 6})


def test_refusing_needs_a_reason_and_holds_the_payment(paying, step, people):
    run = paying(5)
    with pytest.raises(Refused, match="reason_missing"):
        sign(run, people["park"], "check", agreed=False)
    sign(run, people["park"], "check", agreed=False, reason="Beleg fehlt")
    with pytest.raises(Refused, match="not_met"):
        step(run, "pay", people["park2"])


def test_stale_and_double_clicks_and_strangers(paying, people):
    run = paying(5)
    with pytest.raises(Conflict):
        sign(run, people["park"], "check", version=run.version - 1)
    with pytest.raises(NotAllowed):
        sign(run, people["chair"], "check")
    sign(run, people["park"], "check")
    with pytest.raises(Conflict):
        sign(run, people["park"], "check")
    with pytest.raises(DatabaseError), transaction.atomic():
        RunApproval.objects.update(agreed=False)
