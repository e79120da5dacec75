"""Papers and signatures that a step still needs."""

from procedure_for_tests import SIGNED_FROM, TABLE
from unionhall.workflow.rules.procedure import PaperNeed
from unionhall.workflow.rules.requirements import (
    Signed,
    needed_steps,
    next_step,
    paper_findings,
    signature_findings,
)

PAY = TABLE.transition("paying", "pay")
NEEDS = (PaperNeed("T01"), PaperNeed("T02", at="fill"), PaperNeed("T03", required=False))


def signed(step: str, *, agreed: bool = True, amount: int = SIGNED_FROM) -> Signed:
    return Signed(step, agreed, amount, 1)


def test_papers_that_are_missing_are_named():
    found = paper_findings(NEEDS, [], {"T01": "请示"})
    assert [(one.code, one.ok) for one in found] == [("paper_t01", False), ("paper_t02", False)]
    assert found[0].said().plain() == "The paper T01 请示 is not filed yet."


def test_a_filled_paper_is_enough_only_where_the_step_says_so():
    found = paper_findings(NEEDS, [("T01", "filled"), ("T02", "filled")], {})
    assert [one.ok for one in found] == [False, True]
    assert all(one.ok for one in paper_findings(NEEDS, [("T01", "filed"), ("T02", "filed")], {}))


def test_the_amount_decides_how_many_sign():
    assert [one.code for one in needed_steps(PAY.approvals, SIGNED_FROM - 1)] == ["check"]
    assert [one.code for one in needed_steps(PAY.approvals, SIGNED_FROM)] == ["check", "sign"]


def test_signatures_missing_refused_and_over_another_amount():
    assert [one.ok for one in signature_findings(PAY, SIGNED_FROM, [signed("check")])] == [True, False]
    assert not signature_findings(PAY, 5, [signed("check", agreed=False, amount=5)])[0].ok
    assert not signature_findings(PAY, 5, [signed("check", amount=4)])[0].ok


def test_they_sign_in_order():
    assert next_step(PAY, SIGNED_FROM, []).code == "check"
    assert next_step(PAY, SIGNED_FROM, [signed("check")]).code == "sign"
    assert next_step(PAY, SIGNED_FROM, [signed("check"), signed("sign")]) is None
    assert next_step(PAY, SIGNED_FROM, [signed("check", agreed=False)]) is None
