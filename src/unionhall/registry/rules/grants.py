"""Grants of the registry."""

from unionhall.base.rules.roles import (
    ADMINISTRATOR,
    AUDITOR,
    CITY_OFFICER,
    COUNTY_OFFICER,
    FEDERATION,
    OFFICERS,
    PARK_OFFICER,
    SELF,
    STATION_STAFF,
    UNION_OFFICER,
)
from unionhall.kernel.authority import Grant
from unionhall.kernel.text import N_

_UPWARDS = frozenset({PARK_OFFICER, COUNTY_OFFICER, CITY_OFFICER})
_READERS = OFFICERS | {AUDITOR, ADMINISTRATOR}
_STATION = _UPWARDS | {STATION_STAFF}

GRANTS: tuple[Grant, ...] = (
    Grant("registry.read_organisations", N_("Read organisations"), _READERS),
    Grant("registry.found_organisation", N_("Found organisations"), _STATION),
    Grant("registry.change_organisation", N_("Rename, move or close organisations"), _UPWARDS),
    Grant("registry.read_employers", N_("Read employers"), _READERS),
    Grant("registry.register_employer", N_("Register employers and their yearly facts"), _STATION),
    Grant("registry.confirm_employer_year", N_("Confirm the yearly facts that somebody else recorded"), _UPWARDS),
    Grant("registry.cover_employer", N_("Say which union covers an employer"), _STATION),
    Grant("registry.archive_rosters", N_("Remove the rows of old rosters"), frozenset()),
    Grant("registry.read_own", N_("Read one's own record and confirm it"), frozenset({SELF})),
    Grant("registry.register_person", N_("Register people and correct their records"), _STATION | {UNION_OFFICER}),
    Grant("registry.link_account", N_("Say which log-in is whose"), _UPWARDS | {UNION_OFFICER, ADMINISTRATOR}),
    Grant("registry.read_members", N_("Read members"), OFFICERS | {AUDITOR}),
    Grant("registry.reveal_person", N_("Reveal sealed personal data with a reason"), FEDERATION | {UNION_OFFICER}),
    Grant("registry.change_member", N_("Start, change and end memberships"), _STATION | {UNION_OFFICER}),
    Grant("registry.void_membership", N_("Declare memberships void"), _UPWARDS),
    Grant("registry.fill_post", N_("Fill and end posts"), _STATION | {UNION_OFFICER}),
    Grant("registry.import_roster", N_("Import rosters"), _STATION | {UNION_OFFICER}),
    Grant("registry.load_regions", N_("Load the table of regions"), frozenset({ADMINISTRATOR})),
    Grant("registry.feed_upward", N_("Send records to the systems above"), FEDERATION),
)
