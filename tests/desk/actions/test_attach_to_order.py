import pytest

from unionhall.desk.actions.attach_to_order import attach_to_order
from unionhall.kernel.errors import NotAllowed, NotFound
from unionhall.workflow.models import RunFile

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 32


@pytest.mark.parametrize("who", ["wang", "chair"])
def test_whoever_can_act_attaches(ask, people, who):
    order = ask()
    made = attach_to_order(actor=people[who], order_id=order.pk, name="合同.png", content=PNG, now=order.run.started_at)
    assert RunFile.objects.get(pk=made).run_id == order.run_id


@pytest.mark.parametrize(
    ("who", "refusal"), [("auditor", NotAllowed), ("park", NotAllowed), ("twin", NotFound), ("worker", NotAllowed)]
)
def test_others_do_not(ask, people, who, refusal):
    order = ask()
    with pytest.raises(refusal):
        attach_to_order(actor=people[who], order_id=order.pk, name="a.png", content=PNG, now=order.run.started_at)
    assert not RunFile.objects.exists()
