"""The keys of rule profiles, with their words; a profile's file may hold no other."""

from unionhall.kernel.text import N_

KEYS = {
    # Elections of the union's committees.
    "election.quorum": N_("Present for an election"),
    "election.elected": N_("Votes to be elected"),
    "election.differential_committee": N_("More candidates than committee seats by"),
    "election.differential_standing": N_("More candidates than standing committee seats by"),
    "election.differential_delegates": N_("More candidates than delegate seats by"),
    "election.display": N_("Display of the list of candidates"),
    "election.result_answer": N_("Answer of the union above to the result"),
    "election.recall": N_("Votes to recall"),
    "election.reduce_seats": N_("Votes to leave seats open"),
    "election.extraordinary_proposers": N_("Members who may call an extraordinary meeting"),
    # Terms.
    "term.years": N_("Years of a term"),
    "term.extension": N_("Longest extension of a term"),
    "term.acting_chair": N_("Longest time with an acting chair"),
    "term.vacancy": N_("Filling a vacant chair"),
    # Founding.
    "founding.committee_from": N_("Members from which a committee is required"),
    "founding.full_time_chair_from": N_("Employees from which a full-time chair may be kept"),
    "founding.congress_from": N_("Members from which a members' congress may meet"),
    "founding.legal_person_apply": N_("Applying for the certificate of a legal person"),
    "founding.registration_decision": N_("Decision on the certificate of a legal person"),
    "founding.registration_change": N_("Registering a change of the legal person"),
    # Sizes.
    "committee.size": N_("Size of the committee"),
    "committee.odd_only": N_("The committee has an odd number of members"),
    "committee.standing_size": N_("Size of the standing committee"),
    "audit.size": N_("Size of the finance-audit committee"),
    "women.committee_from": N_("Women from which a women's committee is required"),
    "delegates.size": N_("Delegates of the members' congress"),
    "delegates.managers_most": N_("Managers among the delegates at most"),
    "delegates.unit_quorum": N_("Present to elect delegates of the members' congress"),
    "delegates.unit_elected": N_("Votes to be elected delegate of the members' congress"),
    "delegates.notice": N_("Notice of the members' congress"),
    # Workers' congress.
    "congress.form_from": N_("Employees from which a workers' congress meets"),
    "congress.delegates": N_("Delegates of the workers' congress"),
    "congress.managers_most": N_("Managers among the congress delegates at most"),
    "congress.constituency_quorum": N_("Present to elect congress delegates"),
    "congress.constituency_elected": N_("Votes to be elected congress delegate"),
    "congress.quorum": N_("Present for the congress"),
    "congress.pass": N_("Votes to pass in the congress"),
    "congress.extra_proposers": N_("Delegates who may call an extra session"),
    "congress.papers_out": N_("Papers to the delegates before the session"),
    "congress.report": N_("Report on the session to the union above"),
    "congress.publish": N_("Publishing the resolutions"),
    # Bargaining.
    "bargaining.reply": N_("Reply to an offer to bargain"),
    "bargaining.file": N_("Filing the signed contract"),
    "bargaining.silence": N_("Silence of the labour authority makes the contract effective"),
    "bargaining.publish": N_("Publishing the effective contract"),
    "bargaining.quorum": N_("Present to vote on the draft contract"),
    "bargaining.pass": N_("Votes to pass the draft contract"),
    "bargaining.negotiators_least": N_("Negotiators a side at least"),
    "bargaining.negotiators_most": N_("Negotiators a side at most"),
    # Openness.
    "openness.display": N_("Display of open affairs"),
    "openness.answer": N_("Answer to opinions on open affairs"),
}
