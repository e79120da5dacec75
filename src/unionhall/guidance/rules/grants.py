"""Grants of the guidance stations."""

from unionhall.base.rules.roles import (
    ADMINISTRATOR,
    AUDITOR,
    CITY_OFFICER,
    COUNTY_OFFICER,
    PARK_OFFICER,
    STATION_STAFF,
    UNION_OFFICER,
)
from unionhall.kernel.authority import Grant
from unionhall.kernel.text import N_

_ABOVE = frozenset({PARK_OFFICER, COUNTY_OFFICER, CITY_OFFICER})
_STATION = _ABOVE | {STATION_STAFF}

READ = "guidance.read_stations"
SET_AREA = "guidance.list_area_employers"
ASSIGN = "guidance.assign_employers"
RECORD = "guidance.record_practice"
CONFIRM = "guidance.confirm_practice"
READ_VISITS = "guidance.read_visits"
RECORD_VISIT = "guidance.record_visit"

GRANTS: tuple[Grant, ...] = (
    Grant(READ, N_("Read guidance stations and the files of enterprises"), _STATION | {AUDITOR, ADMINISTRATOR}),
    Grant(SET_AREA, N_("Say which enterprises an area takes in or leaves out"), _ABOVE),
    Grant(ASSIGN, N_("Say which station answers for an enterprise"), _STATION),
    Grant(RECORD, N_("Record what an enterprise practises: congress, openness, contract"), _STATION),
    # What a station wrote down is confirmed by the union of the enterprise, or by whoever answers for its ground.
    Grant(CONFIRM, N_("Confirm what a station recorded about an enterprise"), _ABOVE | {UNION_OFFICER}),
    Grant(READ_VISITS, N_("Read visits to enterprises"), _STATION | {AUDITOR, ADMINISTRATOR}),
    Grant(RECORD_VISIT, N_("Record, correct and set aside visits to enterprises"), _STATION),
)
