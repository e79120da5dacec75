"""All expectations by route: pages by their names, the API by method and path."""

from stories.expectations import accounts, api_base, api_figures, api_registry, base, indicators, registry, shell
from stories.expectations.kinds import Expected

PAGES: dict[str, Expected] = {
    **shell.EXPECTED,
    **accounts.EXPECTED,
    **base.EXPECTED,
    **registry.EXPECTED,
    **indicators.EXPECTED,
}
OPERATIONS: dict[str, Expected] = {**api_base.EXPECTED, **api_registry.EXPECTED, **api_figures.EXPECTED}
