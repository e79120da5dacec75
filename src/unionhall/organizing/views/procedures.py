"""Hands the tables to the engine, with their facts, what follows from their events, and what their papers say."""

from unionhall.organizing.actions.end_recalled_posts import end_recalled_posts
from unionhall.organizing.actions.fill_vacancies import fill_vacancies
from unionhall.organizing.actions.finish_undertaking import finish_undertaking
from unionhall.organizing.actions.take_office import take_office
from unionhall.organizing.queries.paper_values import paper_of_run
from unionhall.organizing.queries.run_facts import facts_of_run
from unionhall.organizing.rules.founding import FOUNDING
from unionhall.organizing.rules.reelection import REELECTION
from unionhall.organizing.rules.supplementary import BY_ELECTION, RECALL
from unionhall.workflow.declared import Effect, register
from unionhall.workflow.rules.procedure import Procedure

PAGE = "organizing:of_run"
EFFECTS: tuple[tuple[Procedure, dict[str, Effect]], ...] = (
    (FOUNDING, {"approve_result": take_office, "start_operating": finish_undertaking}),
    (REELECTION, {"approve_result": take_office, "hand_over": finish_undertaking}),
    (BY_ELECTION, {"approve_result": fill_vacancies}),
    (RECALL, {"approve_result": end_recalled_posts}),
)


def register_procedures() -> None:
    """Enter founding, re-election, by-election and recall; a bad table stops the start with every fault."""
    for procedure, effects in EFFECTS:
        register(
            procedure,
            facts=facts_of_run,
            effects={**effects, "abandon": finish_undertaking},
            page=PAGE,
            papers=paper_of_run,
        )
