"""Words of a column: kinds of posts and their states."""

from unionhall.kernel.text import N_

POLICY, NEWS, TALK = "policy", "news", "talk"
POST_KINDS = {POLICY: N_("Policy"), NEWS: N_("News"), TALK: N_("Talk")}
DRAFT, PUBLISHED, WITHDRAWN = "draft", "published", "withdrawn"
POST_STATES = {DRAFT: N_("Draft"), PUBLISHED: N_("Published"), WITHDRAWN: N_("Withdrawn")}
FRESH_DAYS = 30  # a column that said nothing for longer is not fresh; the number is the later figures' own
LONGEST_POST_TITLE, LONGEST_BODY = 120, 8000
