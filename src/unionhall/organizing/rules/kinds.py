"""Words of organizing: kinds of undertakings, bodies, methods and what a run collects."""

from unionhall.kernel.text import N_

FOUNDING, REELECTION, BY_ELECTION, RECALL = "founding", "reelection", "by_election", "recall"
UNDERTAKINGS = {
    FOUNDING: N_("Founding"),
    REELECTION: N_("Re-election"),
    BY_ELECTION: N_("By-election"),
    RECALL: N_("Recall"),
}
# Why a re-election comes early or late (提前/延期换届).
ON_TIME, EARLY, LATE = "on_time", "early", "late"
TIMINGS = {ON_TIME: N_("On time"), EARLY: N_("Early"), LATE: N_("Late")}

COMMITTEE, AUDIT, WOMEN, CHAIR, VICE_CHAIR, RECALLED = "committee", "audit", "women", "chair", "vice_chair", "recall"
AUDIT_HEAD = "audit_head"
BODIES = {
    COMMITTEE: N_("Committee"),
    AUDIT: N_("Finance-audit committee"),
    WOMEN: N_("Women's committee"),
    CHAIR: N_("Chair"),
    VICE_CHAIR: N_("Vice-chair"),
    AUDIT_HEAD: N_("Head of the finance audit"),
    RECALLED: N_("Recall"),
}
# Elected by the new committee (the head of the audit: by the new audit committee) at its first plenum.
OFFICES = (CHAIR, VICE_CHAIR, AUDIT_HEAD)
ELECTED_BY = {CHAIR: COMMITTEE, VICE_CHAIR: COMMITTEE, AUDIT_HEAD: AUDIT}
POST_OF = {
    COMMITTEE: "committee_member",
    AUDIT: "audit_member",
    WOMEN: "women_head",
    CHAIR: "chair",
    VICE_CHAIR: "vice_chair",
}

PAPER, ELECTRONIC = "paper", "electronic"
METHODS = {PAPER: N_("Paper ballot"), ELECTRONIC: N_("Electronic secret ballot")}
ORDINARY, RUN_OFF, REFILL = "ordinary", "run_off", "refill"
ROUNDS = {ORDINARY: N_("First ballot"), RUN_OFF: N_("Run-off"), REFILL: N_("Ballot for the empty seats")}
PREPARED, OPEN, DECIDED = "prepared", "open", "decided"
ELECTION_STATES = {PREPARED: N_("Prepared"), OPEN: N_("Voting runs"), DECIDED: N_("Votes counted")}
REDUCE = "reduce"
SETTLEMENTS = {
    RUN_OFF: N_("A run-off is held"),
    REFILL: N_("The empty seats are voted on again"),
    REDUCE: N_("The meeting agrees to fewer seats"),
}

MEETING_FORMS = {"meeting": N_("Members' meeting"), "congress": N_("Member congress")}
SMALL_FORMS = {
    "own": N_("Own committee"),
    "joint": N_("Joint grassroots union"),
    "organizer": N_("Union organizer"),
}
PREP_ROLES = {"leader": N_("Leader"), "worker": N_("Workers' representative"), "party": N_("Party organisation")}
# What is ticked off on the way because it happens outside this system; each with a word for the page.
REPORTS = ("report_work", "report_funds", "report_audit")
OPERATING = ("seal", "bank_account", "funds_registration")
HANDOVER = ("handed_seal", "handed_accounts", "handed_files")
STEPS_DONE = {
    "report_work": N_("Work report"),
    "report_funds": N_("Funds report"),
    "report_audit": N_("Audit report"),
    "seal": N_("Seal"),
    "bank_account": N_("Bank account"),
    "funds_registration": N_("Funds registration with the tax collector"),
    "handed_seal": N_("Seal handed over"),
    "handed_accounts": N_("Accounts handed over"),
    "handed_files": N_("Files handed over"),
}
MOST_GROUPS, LEAST_ELECTRONIC = 200, 5
