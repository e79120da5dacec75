"""API of the guidance stations; other files of this folder hang their routers in here."""

from ninja import Router

router = Router(tags=["guidance"])
