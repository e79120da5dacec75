"""Grants of the service desk."""

from unionhall.base.rules.roles import (
    ADMINISTRATOR,
    AUDITOR,
    COUNTY_OFFICER,
    OFFICERS,
    PARK_OFFICER,
    STATION_STAFF,
    UNION_OFFICER,
)
from unionhall.kernel.authority import Grant
from unionhall.kernel.text import N_

READ = "desk.read_orders"
ASK = "desk.ask_order"
WORK = "desk.work_order"
CONFIRM = "desk.confirm_order"

GRANTS: tuple[Grant, ...] = (
    Grant(READ, N_("Read service orders"), OFFICERS | {AUDITOR, ADMINISTRATOR}),
    Grant(ASK, N_("Ask for a service, as the union or for an enterprise"), frozenset({UNION_OFFICER, STATION_STAFF})),
    Grant(WORK, N_("Accept, assign and work on service orders"), frozenset({STATION_STAFF})),
    # Where an enterprise has no union, whoever answers for its ground speaks for it; the station never does.
    Grant(
        CONFIRM,
        N_("Confirm and rate a service, or withdraw the order"),
        frozenset({UNION_OFFICER, PARK_OFFICER, COUNTY_OFFICER}),
    ),
)
