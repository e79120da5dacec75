"""Hands the tables of service orders, receipts and returns to the engine."""

from unionhall.desk.actions.note_receipt import note_receipt
from unionhall.desk.actions.note_return import note_return
from unionhall.desk.actions.note_step import note_step
from unionhall.desk.queries.deployments import facts_of_receipt
from unionhall.desk.queries.orders import facts_of_order
from unionhall.desk.queries.returns import facts_of_return
from unionhall.desk.rules.receipts import RECEIPT
from unionhall.desk.rules.returning import RETURN, RETURN_EVENTS
from unionhall.desk.rules.service import BY_HAND, ORDER
from unionhall.workflow.declared import register


def register_procedures() -> None:
    """Enter the procedures; a bad table stops the start with every fault."""
    register(ORDER, facts=facts_of_order, effects=dict.fromkeys(BY_HAND, note_step), page="desk:order_of_run")
    settled = dict.fromkeys(("keep", "pass_on"), note_receipt)
    register(RECEIPT, facts=facts_of_receipt, effects=settled, page="desk:part_of_run")
    register(
        RETURN, facts=facts_of_return, effects=dict.fromkeys(RETURN_EVENTS, note_return), page="desk:return_of_run"
    )
