"""A1: guidance stations in five provincial parks of Jinzhou, and hubs for the townships of Beizhen.

The page gives the five parks, the month of the first station and of Qilihe's, the heads, deputies and two full-time
staff there, the hub's town, two of its four other towns, and the twenty townships in four areas. All other days, the
split over parks and towns, and all enterprises (``a01_enterprises``) are invented. The statistical list of 2023 reaches
twenty only with a farm and a prison district; which twenty the page counts is not known to us.
"""

from dataclasses import dataclass
from datetime import date, datetime

from unionhall.kernel.actors import Actor
from unionhall.registry.actions.found_organisations import found_organisations
from unionhall.registry.actions.serve_region import serve_region
from unionhall.registry.rules.kinds import (
    GUIDANCE_STATION,
    PARK_FEDERATION,
    STATION_DEPUTY,
    STATION_FULLTIME,
    STATION_HEAD,
    TOWN_FEDERATION,
    UNION_CLERK,
)
from unionhall.registry.rules.rows import NewOrganisation
from unionhall.world.enrolling import Enrolment


@dataclass(frozen=True, slots=True)
class Park:
    """A provincial park: its federation, its superior, its station's first day, its enterprises."""

    code: str
    superior: str
    name: str
    region: str
    opened: date
    enterprises: int

    @property
    def station(self) -> str:
        return f"{self.code}-S"


QILIHE = Park("JZ-QLH", "JZ-YX", "锦州七里河经济开发区", "210727", date(2020, 6, 1), 112)
PARKS = (
    Park("JZ-GBZ", "JZ-BZ", "锦州沟帮子经济开发区", "210782", date(2019, 11, 1), 138),
    QILIHE,
    Park("JZ-THZ", "JZ", "锦州汤河子经济开发区", "210700", date(2020, 4, 15), 104),
    Park("JZ-DY", "JZ", "锦州大有经济开发区", "210700", date(2020, 9, 10), 96),
    Park("JZ-PH", "JZ", "锦州庞河经济开发区", "210700", date(2020, 10, 20), 86),
)
SUB_PARKS = ("一", "二", "三")
SUB_PARKS_OPENED = date(2023, 3, 1)

COUNTY = "JZ-BZ"
# Town federation code -> name, township region.
TOWNS = {
    "JZ-BZ-T01": ("青堆子镇", "210782110"),
    "JZ-BZ-T02": ("大屯乡", "210782206"),
    "JZ-BZ-T03": ("高山子镇", "210782111"),
    "JZ-BZ-T04": ("赵屯镇", "210782109"),
    "JZ-BZ-T05": ("吴家镇", "210782113"),
    "JZ-BZ-T06": ("闾阳镇", "210782105"),
    "JZ-BZ-T07": ("廖屯镇", "210782107"),
    "JZ-BZ-T08": ("常兴店镇", "210782103"),
    "JZ-BZ-T09": ("富屯街道", "210782006"),
    "JZ-BZ-T10": ("北镇街道", "210782004"),
    "JZ-BZ-T11": ("正安镇", "210782104"),
    "JZ-BZ-T12": ("大市镇", "210782101"),
    "JZ-BZ-T13": ("罗罗堡镇", "210782102"),
    "JZ-BZ-T14": ("广宁街道", "210782007"),
    "JZ-BZ-T15": ("鲍家乡", "210782203"),
    "JZ-BZ-T16": ("沟帮子街道", "210782008"),
    "JZ-BZ-T17": ("中安镇", "210782106"),
    "JZ-BZ-T18": ("柳家乡", "210782209"),
    "JZ-BZ-T19": ("新立农场", "210782403"),
    "JZ-BZ-T20": ("高山子狱区", "210782402"),
}
HUBS_OPENED = date(2023, 2, 1)
HUB = "JZ-BZ-T01-S"
# Station -> its five towns. The three hubs stand in their first town; the fourth area belongs to Goubangzi's station.
_CODES = tuple(TOWNS)
AREAS = {
    HUB: _CODES[0:5],
    "JZ-BZ-T06-S": _CODES[5:10],
    "JZ-BZ-T11-S": _CODES[10:15],
    "JZ-GBZ-S": _CODES[15:20],
}


def build(*, actor: Actor, enrolment: Enrolment, now: datetime) -> None:
    """Found parks, towns and stations, say which regions the hubs serve, and staff Qilihe's station and the hub."""
    for park in PARKS:
        rows = [
            NewOrganisation(
                code=park.code,
                name=f"{park.name}工会联合会",
                kind=PARK_FEDERATION,
                region_code=park.region,
                provincial_park=True,
                is_demo=True,
            ),
            _station(park.station, f"{park.name}企业民主管理指导站", park.code, park.opened),
        ]
        found_organisations(actor=actor, parent_code=park.superior, rows=rows, now=now)
    _sub_parks(actor=actor, now=now)
    _towns(actor=actor, now=now)
    for station, towns in AREAS.items():
        regions = [TOWNS[town][1] for town in towns]
        serve_region(actor=actor, station_code=station, region_codes=regions, from_on=HUBS_OPENED, now=now)
    _staff(enrolment)


def _station(code: str, name: str, parent: str, opened: date) -> NewOrganisation:
    return NewOrganisation(
        code=code, name=name, kind=GUIDANCE_STATION, parent_code=parent, founded_on=opened, is_demo=True
    )


def _sub_parks(*, actor: Actor, now: datetime) -> None:
    """Found Qilihe's three sub-parks, each with its station."""
    rows = []
    for number, word in enumerate(SUB_PARKS, 1):
        code = f"{QILIHE.code}-P{number}"
        name = f"七里河第{word}工业园"
        rows.append(NewOrganisation(code=code, name=f"{name}工会联合会", kind=PARK_FEDERATION, is_demo=True))
        rows.append(_station(f"{code}-S", f"{name}企业民主管理指导站", code, SUB_PARKS_OPENED))
    found_organisations(actor=actor, parent_code=QILIHE.code, rows=rows, now=now)


def _towns(*, actor: Actor, now: datetime) -> None:
    """Found the twenty town federations of Beizhen and the three new hubs."""
    rows = [
        NewOrganisation(
            code=code, name=f"北镇市{name}工会联合会", kind=TOWN_FEDERATION, region_code=region, is_demo=True
        )
        for code, (name, region) in TOWNS.items()
    ]
    for station, towns in AREAS.items():
        if station != "JZ-GBZ-S":
            name = f"北镇市{TOWNS[towns[0]][0]}片区企业民主管理指导站"
            rows.append(_station(station, name, towns[0], HUBS_OPENED))
    found_organisations(actor=actor, parent_code=COUNTY, rows=rows, now=now)


def _staff(enrolment: Enrolment) -> None:
    """Fill the posts that the page names; the people are invented."""
    head, first, second, one, two = enrolment.people(5, kept_by=QILIHE.code)
    station, since = QILIHE.station, QILIHE.opened
    enrolment.post(head, station, STATION_HEAD, since)
    enrolment.post(first, station, STATION_DEPUTY, since)
    enrolment.post(second, station, STATION_DEPUTY, since)
    enrolment.post(one, station, STATION_FULLTIME, since, full_time=True)
    enrolment.post(two, station, STATION_FULLTIME, since, full_time=True)
    chairs = enrolment.people(5, kept_by=COUNTY)
    enrolment.post(chairs[0], HUB, STATION_HEAD, HUBS_OPENED)
    for chair in chairs[1:]:
        enrolment.post(chair, HUB, STATION_DEPUTY, HUBS_OPENED)
    for town, clerk in zip(AREAS[HUB], enrolment.people(5, kept_by=COUNTY), strict=True):
        enrolment.post(clerk, town, UNION_CLERK, HUBS_OPENED, full_time=True)
