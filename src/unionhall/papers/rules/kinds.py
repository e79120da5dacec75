"""Words and states of papers and notices."""

from unionhall.kernel.text import N_

DRAFT, FILED, WITHDRAWN = "draft", "filed", "withdrawn"
PAPER_STATES = {DRAFT: N_("Draft"), FILED: N_("Filed"), WITHDRAWN: N_("Withdrawn")}

OFFICIAL, PLAIN, FORM = "official", "plain", "form"
LAYOUTS = {OFFICIAL: N_("Official paper (GB/T 9704)"), PLAIN: N_("Plain paper"), FORM: N_("Form")}

FOUNDING, RE_ELECTION, DAILY, DEMOCRACY = "founding", "re_election", "daily", "democracy"
FLOWS = {
    FOUNDING: N_("Founding a union"),
    RE_ELECTION: N_("Re-election"),
    DAILY: N_("Daily work"),
    DEMOCRACY: N_("Democratic management"),
}

PUBLISHED, CLOSED_CLEAN, CLOSED_OBJECTION = "published", "closed_clean", "closed_objection"
NOTICE_STATES = {
    PUBLISHED: N_("On display"),
    CLOSED_CLEAN: N_("Closed without a valid objection"),
    CLOSED_OBJECTION: N_("Closed, an objection was upheld"),
    WITHDRAWN: N_("Withdrawn"),
}

PHONE, LETTER, VISIT, MESSAGE, ONLINE = "phone", "letter", "visit", "message", "online"
# How an objection reaches an office that writes it down; what is sent on the public page writes itself down.
BY_HAND = {PHONE: N_("By phone"), LETTER: N_("By letter"), VISIT: N_("In person"), MESSAGE: N_("By message")}
CHANNELS = {**BY_HAND, ONLINE: N_("On the public page")}

OPEN, UPHELD, PARTLY, DISMISSED = "", "upheld", "partly", "dismissed"
FINDINGS = {UPHELD: N_("Upheld"), PARTLY: N_("Upheld in part"), DISMISSED: N_("Dismissed")}

# Which numbers of the rule profile say how long something is displayed at least.
DISPLAY_RULES = {
    "election.display": N_("Candidates for an election"),
    "openness.display": N_("Open factory affairs"),
}
