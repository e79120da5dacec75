"""Grants of the service desk."""

from unionhall.base.rules.roles import (
    ADMINISTRATOR,
    AUDITOR,
    CITY_OFFICER,
    COUNTY_OFFICER,
    OFFICERS,
    PARK_OFFICER,
    SELF,
    STATION_STAFF,
    UNION_OFFICER,
)
from unionhall.kernel.authority import Grant
from unionhall.kernel.text import N_

READ = "desk.read_orders"
ASK = "desk.ask_order"
WORK = "desk.work_order"
CONFIRM = "desk.confirm_order"
READ_DEPLOYMENTS = "desk.read_deployments"
ISSUE = "desk.issue_deployment"
ANSWER = "desk.answer_deployment"
REVIEW = "desk.review_returns"
FREEZE = "desk.freeze_rollup"
SIGN = "desk.sign_rollup"
FILL = "desk.take_figures"
CHASE = "desk.chase_returns"

_ABOVE = frozenset({PARK_OFFICER, COUNTY_OFFICER, CITY_OFFICER})
READ_PREMISES = "desk.read_premises"
KEEP_PREMISES = "desk.keep_premises"
COUNT_USE = "desk.count_use"
READ_COLUMN = "desk.read_column"
WRITE_COLUMN = "desk.write_column"
PUBLISH_COLUMN = "desk.publish_column"
READ_TRAININGS = "desk.read_trainings"
KEEP_TRAININGS = "desk.keep_trainings"
TAKE_PART = "desk.take_part"
COUNT_READS = "desk.count_reads"

_READERS = OFFICERS | {AUDITOR, ADMINISTRATOR}
_KEEPERS = frozenset({STATION_STAFF, PARK_OFFICER, COUNTY_OFFICER, CITY_OFFICER})

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
    Grant(READ_PREMISES, N_("Read the premises register"), _READERS),
    Grant(KEEP_PREMISES, N_("Keep rooms, their money and duty hours"), _KEEPERS | {UNION_OFFICER}),
    Grant(COUNT_USE, N_("Record how rooms are used"), frozenset({STATION_STAFF, PARK_OFFICER, UNION_OFFICER})),
    Grant(READ_COLUMN, N_("Read columns, drafts too"), _READERS),
    Grant(WRITE_COLUMN, N_("Write and change posts of a column"), _KEEPERS),
    Grant(PUBLISH_COLUMN, N_("Publish, pin and withdraw posts of a column"), _KEEPERS),
    Grant(READ_TRAININGS, N_("Read training sessions and talks"), _READERS),
    Grant(KEEP_TRAININGS, N_("Prepare training sessions and talks, mark who came"), _KEEPERS),
    # The page counts in its own name: readers need no log-in.
    Grant(COUNT_READS, N_("Count that a post was opened"), frozenset()),
    Grant(TAKE_PART, N_("Sign up for talks, sign in, rate a session"), frozenset({SELF})),
    Grant(READ_DEPLOYMENTS, N_("Read deployments and returns"), OFFICERS | {AUDITOR, ADMINISTRATOR}),
    Grant(ISSUE, N_("Draft, issue and withdraw deployments"), _ABOVE),
    Grant(ANSWER, N_("Confirm a deployment, split its target, return figures"), _ABOVE | {UNION_OFFICER}),
    Grant(REVIEW, N_("Accept returns or send them back, remind late units"), _ABOVE),
    Grant(FREEZE, N_("Freeze a roll-up"), _ABOVE),
    Grant(SIGN, N_("Sign a roll-up that somebody else froze"), _ABOVE),
    Grant(FILL, N_("Let a return fill itself with counted figures"), _ABOVE | {UNION_OFFICER}),
    Grant(CHASE, N_("Open returns, remind and freeze by the clock"), frozenset({ADMINISTRATOR})),
)
