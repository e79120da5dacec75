"""Shapes that the registry's answers and requests share; what every module shares is in base."""

from typing import Annotated

from ninja import Schema
from pydantic import Field

from unionhall.base.api.shapes import Day, Line

Uscc = Annotated[str, Field(min_length=18, max_length=18, pattern=r"^[0-9A-Z]{18}$")]
RegionCode = Annotated[str, Field(pattern=r"^[0-9]{6}([0-9]{3}){0,2}$", max_length=12)]
Year = Annotated[int, Field(ge=1949, le=2199)]
Count = Annotated[int, Field(ge=0, le=2_000_000)]
Fen = Annotated[int, Field(ge=-(10**16), le=10**16)]
MOST_ROWS = 1_000  # of one request; more as several requests or as a roster


class MadeMany(Schema):
    """The ids of what was made, in the order of the rows."""

    ids: list[int]


class Ending(Schema):
    """The last day (it counts) and the reason."""

    last_on: Day
    reason: Line
