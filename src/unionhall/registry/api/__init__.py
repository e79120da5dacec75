"""The API of the registry: every read and every action of the office pages, for programs."""

from ninja import Router

from unionhall.registry.api.employers import router as employers
from unionhall.registry.api.feeds import router as feeds
from unionhall.registry.api.members import router as members
from unionhall.registry.api.organisations import router as organisations
from unionhall.registry.api.people import router as people
from unionhall.registry.api.posts import router as posts
from unionhall.registry.api.regions import router as regions
from unionhall.registry.api.rosters import router as rosters

router = Router(tags=["registry"])
for part in (organisations, employers, people, members, posts, regions, rosters, feeds):
    router.add_router("", part)
