"""Words of training sessions and talks: for whom, states, how somebody was marked as present."""

from unionhall.kernel.text import N_

OFFICERS_KIND, TALK_KIND = "officers", "talk"
TRAINING_KINDS = {OFFICERS_KIND: N_("Training of union officers"), TALK_KIND: N_("Talk for workers")}
PLANNED, ANNOUNCED, HELD, CANCELLED = "planned", "announced", "held", "cancelled"
TRAINING_STATES = {
    PLANNED: N_("Being prepared"),
    ANNOUNCED: N_("Announced"),
    HELD: N_("Held"),
    CANCELLED: N_("Called off"),
}
INVITED, SIGNED_UP, WALKED_IN = "invited", "signed_up", "walked_in"
WAYS_IN = {INVITED: N_("Invited"), SIGNED_UP: N_("Signed up"), WALKED_IN: N_("Came without signing up")}
BY_LIST, BY_CODE = "list", "code"
MARKED_BY = {BY_LIST: N_("on the list"), BY_CODE: N_("with the code")}
LEAST_STARS, MOST_STARS = 1, 5
MOST_CAPACITY = 5000
CODE_DIGITS = 6
