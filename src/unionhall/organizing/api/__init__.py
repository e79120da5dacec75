"""Foundings, elections and terms over the API.

A vote is not cast here: a token is no person at a secret ballot, and a remembered request would keep its instant.
"""

from ninja import Router

from unionhall.organizing.api.elections import router as elections
from unionhall.organizing.api.undertakings import router as undertakings

router = Router()
router.add_router("", undertakings)
router.add_router("", elections)
