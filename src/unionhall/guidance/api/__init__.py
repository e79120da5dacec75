"""API of the guidance stations; other files of this folder hang their routers in here."""

from ninja import Router

from unionhall.guidance.api.enterprises import router as enterprises
from unionhall.guidance.api.stations import router as stations
from unionhall.guidance.api.visits import router as visits

router = Router(tags=["guidance"])
for part in (stations, enterprises, visits):
    router.add_router("", part)
