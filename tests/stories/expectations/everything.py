"""All expectations by route: pages by their names, the API by method and path."""

from stories.expectations import (
    accounts,
    api_base,
    api_desk,
    api_figures,
    api_organizing,
    api_papers,
    api_premises,
    api_registry,
    api_workflow,
    base,
    desk,
    field,
    guidance,
    indicators,
    organizing,
    papers,
    premises,
    registry,
    shell,
    workflow,
)
from stories.expectations.kinds import Expected

PAGES: dict[str, Expected] = {
    **shell.EXPECTED,
    **accounts.EXPECTED,
    **base.EXPECTED,
    **field.PAGES,
    **registry.EXPECTED,
    **papers.EXPECTED,
    **desk.EXPECTED,
    **premises.EXPECTED,
    **organizing.EXPECTED,
    **guidance.PAGES,
    **workflow.EXPECTED,
    **indicators.EXPECTED,
}
OPERATIONS: dict[str, Expected] = {
    **api_base.EXPECTED,
    **field.OPERATIONS,
    **api_registry.EXPECTED,
    **api_papers.EXPECTED,
    **api_desk.EXPECTED,
    **api_premises.EXPECTED,
    **api_organizing.EXPECTED,
    **guidance.OPERATIONS,
    **api_workflow.EXPECTED,
    **api_figures.EXPECTED,
}
