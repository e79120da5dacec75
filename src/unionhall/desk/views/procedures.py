"""Hands the table of service orders to the engine."""

from unionhall.desk.actions.note_step import note_step
from unionhall.desk.queries.orders import facts_of_order
from unionhall.desk.rules.service import BY_HAND, ORDER
from unionhall.workflow.declared import register


def register_procedures() -> None:
    """Enter the procedure; a bad table stops the start with every fault."""
    register(ORDER, facts=facts_of_order, effects=dict.fromkeys(BY_HAND, note_step), page="desk:order_of_run")
