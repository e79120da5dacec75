"""The API of what every module stands on: log-ins, roles, trail, background work, calendar, files, filters.

Tokens are issued and revoked by a person who logged in, never through a token: whoever stole one could otherwise make
it last. For the same reason passwords, phones and second steps are changed on the pages only.
"""

from ninja import Router

from unionhall.base.api.accounts import router as accounts
from unionhall.base.api.calendar import router as calendar
from unionhall.base.api.files import router as files
from unionhall.base.api.filters import router as filters
from unionhall.base.api.jobs import router as jobs
from unionhall.base.api.mine import router as mine
from unionhall.base.api.roles import router as roles
from unionhall.base.api.stuck_events import router as stuck_events
from unionhall.base.api.trail import router as trail
from unionhall.base.api.webhooks import router as webhooks

router = Router(tags=["base"])
for part in (accounts, roles, mine, trail, jobs, stuck_events, webhooks, calendar, files, filters):
    router.add_router("", part)
