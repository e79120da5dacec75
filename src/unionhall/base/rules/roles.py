"""The roles; which grants a role holds is said by each module's ``rules/grants.py``."""

from unionhall.kernel.text import N_

WORKER = "worker"
UNION_OFFICER = "union_officer"
STATION_STAFF = "station_staff"
PARK_OFFICER = "park_officer"
COUNTY_OFFICER = "county_officer"
CITY_OFFICER = "city_officer"
AUDITOR = "auditor"
ADMINISTRATOR = "administrator"

TITLES = {
    WORKER: N_("Worker"),
    UNION_OFFICER: N_("Enterprise union officer"),
    STATION_STAFF: N_("Guidance station staff"),
    PARK_OFFICER: N_("Park or township union officer"),
    COUNTY_OFFICER: N_("County federation officer"),
    CITY_OFFICER: N_("City federation officer"),
    AUDITOR: N_("Auditor"),
    ADMINISTRATOR: N_("Administrator"),
}

# Held by whoever is logged in, over no organisation: it carries what concerns one's own log-in only.
SELF = "self"

EVERYONE = frozenset(TITLES)
OFFICERS = frozenset({UNION_OFFICER, STATION_STAFF, PARK_OFFICER, COUNTY_OFFICER, CITY_OFFICER})
FEDERATION = frozenset({COUNTY_OFFICER, CITY_OFFICER})
# Two-step log-in is required for these (off in the demo world, which says so).
SECOND_FACTOR = OFFICERS | {AUDITOR, ADMINISTRATOR}
