"""Hands the two tables to the engine, with their facts and what follows from their events."""

from unionhall.organizing.actions.finish_undertaking import finish_undertaking
from unionhall.organizing.actions.take_office import take_office
from unionhall.organizing.queries.run_facts import facts_of_run
from unionhall.organizing.rules.founding import FOUNDING
from unionhall.organizing.rules.reelection import REELECTION
from unionhall.workflow.declared import register

PAGE = "organizing:of_run"


def register_procedures() -> None:
    """Enter founding and re-election; a bad table stops the start with every fault."""
    register(
        FOUNDING,
        facts=facts_of_run,
        effects={
            "approve_result": take_office,
            "start_operating": finish_undertaking,
            "abandon": finish_undertaking,
        },
        page=PAGE,
    )
    register(
        REELECTION,
        facts=facts_of_run,
        effects={"approve_result": take_office, "hand_over": finish_undertaking, "abandon": finish_undertaking},
        page=PAGE,
    )
