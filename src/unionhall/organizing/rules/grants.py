"""Grants of organizing."""

from unionhall.base.rules.roles import (
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

READ = "organizing.read"
RUN = "organizing.run_procedure"
APPROVE = "organizing.approve_procedure"
ELECT = "organizing.run_election"
VOTE = "organizing.vote"

_UPWARDS = frozenset({PARK_OFFICER, COUNTY_OFFICER, CITY_OFFICER})
_STATION = _UPWARDS | {STATION_STAFF}

GRANTS: tuple[Grant, ...] = (
    Grant(READ, N_("Read foundings, re-elections and terms"), OFFICERS | {AUDITOR}),
    Grant("organizing.start_founding", N_("Begin the founding of a union"), _STATION),
    Grant(RUN, N_("Take a founding or re-election to its next step"), _STATION | {UNION_OFFICER}),
    Grant(APPROVE, N_("Approve or refuse requests and results of elections"), _UPWARDS),
    Grant(ELECT, N_("Keep rolls, candidates and counts of an election"), _STATION | {UNION_OFFICER}),
    Grant("organizing.extend_term", N_("Approve the extension of a term"), _UPWARDS),
    Grant(VOTE, N_("Vote in elections in which one is due"), frozenset({SELF})),
)
