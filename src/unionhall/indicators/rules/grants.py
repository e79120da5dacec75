"""Grants of the indicators."""

from unionhall.base.rules.roles import (
    ADMINISTRATOR,
    AUDITOR,
    CITY_OFFICER,
    COUNTY_OFFICER,
    OFFICERS,
    PARK_OFFICER,
    UNION_OFFICER,
)
from unionhall.kernel.authority import Grant
from unionhall.kernel.text import N_

_FEDERATION = frozenset({PARK_OFFICER, COUNTY_OFFICER, CITY_OFFICER})

GRANTS: tuple[Grant, ...] = (
    Grant("indicators.read_figures", N_("Read figures and the rows behind them"), OFFICERS | {AUDITOR, ADMINISTRATOR}),
    Grant("indicators.take_snapshot", N_("Keep figures as a snapshot"), _FEDERATION),
    Grant("indicators.fill_return", N_("Fill returns with counted figures"), _FEDERATION | {UNION_OFFICER}),
    Grant("indicators.recompute", N_("Recount the figures of the whole tree"), frozenset({ADMINISTRATOR})),
)
