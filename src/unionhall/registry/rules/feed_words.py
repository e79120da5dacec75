"""Words of the feeds upward: subjects, file formats and states of a record in a receiving system."""

from unionhall.kernel.text import N_

MEMBERS, ORGANISATIONS = "members", "organisations"
FEED_SUBJECTS = {
    MEMBERS: N_("Members"),
    ORGANISATIONS: N_("Union organisations"),
}

XLSX, CSV = "xlsx", "csv"
FEED_FORMATS = {
    XLSX: N_("Excel workbook"),
    CSV: N_("CSV text, UTF-8"),
}

UNREADY, SENT, ACCEPTED, REJECTED = "unready", "sent", "accepted", "rejected"
FEED_STATES = {
    UNREADY: N_("Incomplete, not sent"),
    SENT: N_("Sent, no answer yet"),
    ACCEPTED: N_("Accepted"),
    REJECTED: N_("Rejected"),
}
