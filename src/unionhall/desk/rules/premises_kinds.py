"""Words of the premises register: kinds of rooms, states, sources of money, kinds of use."""

from unionhall.kernel.text import N_

LIBRARY, GYM, STUDIO, LEGAL_ROOM, COUNSELLING_ROOM = "library", "gym", "studio", "legal_room", "counselling_room"
SERVICE_STATION, MEETING_ROOM, RECEPTION, ACTIVITY_ROOM, OTHER = (
    "service_station",
    "meeting_room",
    "reception",
    "activity_room",
    "other",
)
ROOM_KINDS = {
    LIBRARY: N_("Library"),
    GYM: N_("Gym"),
    STUDIO: N_("Innovation studio"),
    LEGAL_ROOM: N_("Legal room"),
    COUNSELLING_ROOM: N_("Counselling room"),
    SERVICE_STATION: N_("Shared service station"),
    MEETING_ROOM: N_("Meeting room"),
    RECEPTION: N_("Reception"),
    ACTIVITY_ROOM: N_("Activity room"),
    OTHER: N_("Other room"),
}

IN_USE, REPAIR, CLOSED = "in_use", "repair", "closed"
ROOM_STATES = {IN_USE: N_("Open for use"), REPAIR: N_("Closed for repair"), CLOSED: N_("Closed for good")}

MONEY_SOURCES = {
    "city": N_("City federation"),
    "county": N_("County federation"),
    "park": N_("Park administration"),
    "union": N_("Union's own funds"),
    "enterprise": N_("Enterprise"),
    "gift": N_("Gift"),
    "other": N_("Other source"),
    "unknown": N_("Source not known"),
}

VISIT, BOOKING, SIGN_IN = "visit", "booking", "sign_in"
USE_KINDS = {VISIT: N_("Visitors counted"), BOOKING: N_("Group that booked"), SIGN_IN: N_("Signed in")}

LEAST_YEAR, MOST_YEAR = 1949, 2199
MOST_PEOPLE = 5000  # at once in one room: whoever types more has slipped
MOST_AREA = 99_999
