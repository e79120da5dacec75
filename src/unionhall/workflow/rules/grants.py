"""Grants of the workflow. Who may fire which event is said by the procedures' own grants."""

from unionhall.base.rules.roles import (
    ADMINISTRATOR,
    AUDITOR,
    CITY_OFFICER,
    COUNTY_OFFICER,
    OFFICERS,
    PARK_OFFICER,
    SELF,
)
from unionhall.kernel.authority import Grant
from unionhall.kernel.text import N_

READ = "workflow.read"
ACT = "workflow.act"
SET_ASIDE = "workflow.set_aside"
KEEP_CLOCKS = "workflow.keep_clocks"

_UPWARDS = frozenset({PARK_OFFICER, COUNTY_OFFICER, CITY_OFFICER})

GRANTS: tuple[Grant, ...] = (
    Grant(READ, N_("Read procedures that run"), OFFICERS | {AUDITOR, ADMINISTRATOR, SELF}),
    Grant(ACT, N_("Take part in procedures, as each procedure's own grants allow"), OFFICERS | {SELF}),
    Grant(SET_ASIDE, N_("Say that somebody else must stand aside in a procedure"), _UPWARDS),
    Grant(KEEP_CLOCKS, N_("Work through clocks that ran out"), frozenset({ADMINISTRATOR})),
)
