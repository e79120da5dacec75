"""The queries behind the page's figures, by figure id. A figure without one is listed as not built yet.

Every function counts records; none holds a result. ``./unionhall page`` prints its name and first sentence.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from django.db.models import Sum

from unionhall.desk.queries.deployments import deployments
from unionhall.desk.queries.rollups import running_with_returns
from unionhall.desk.rules.deploying import PLAN
from unionhall.indicators.queries.figures import compute
from unionhall.kernel.actors import Actor
from unionhall.registry.queries.employers import employer_years, employers
from unionhall.registry.queries.organisations import organisation, running, subtree
from unionhall.registry.queries.regions import served_regions
from unionhall.registry.rules.kinds import BRANCH, GROUP, GUIDANCE_STATION
from unionhall.workflow.declared import all_declared
from unionhall.workflow.wall import drawing, shows_every_state
from unionhall.world.articles import a01_guidance as a01
from unionhall.world.articles import a04_deployments as a04
from unionhall.world.articles import a10_gear_union as a10
from unionhall.world.filling import ready_templates
from unionhall.world.rules.agreeing import yearly_growth

STANDARD_CHARTS = ("organizing.founding", "organizing.reelection")
Computed = int | Fraction | str | None
QUERIES: dict[str, Callable[["Records"], Computed]] = {}
END_OF_2023 = date(2023, 12, 31)


@dataclass(frozen=True, slots=True)
class Records:
    """What a query may look at: everything that ``actor`` may see, as it stands ``today``."""

    actor: Actor
    today: date

    def path(self, code: str) -> str:
        return organisation(self.actor, code).path

    def figure(self, indicator: str, code: str, *, as_of: date, cohort: str = "") -> Fraction | int | None:
        """Return one indicator's value for the organisation ``code`` and all below it."""
        return compute(indicator, actor=self.actor, scope_path=self.path(code), as_of=as_of, cohort=cohort).value

    def count(self, indicator: str, code: str, *, as_of: date, cohort: str = "") -> int:
        """Return how many rows of the cohort fulfil the indicator."""
        return compute(indicator, actor=self.actor, scope_path=self.path(code), as_of=as_of, cohort=cohort).numerator


Query = Callable[[Records], Computed]


def figure(code: str) -> Callable[[Query], Query]:
    """Register the query of the figure ``code``."""

    def keep(query: Query) -> Query:
        assert code not in QUERIES, f"{code} has two queries"
        QUERIES[code] = query
        return query

    return keep


def _stations(records: Records, code: str) -> list[tuple[str, date | None]]:
    """Return (path of the organisation above, first day) of each open guidance station below ``code``."""
    rows = running(subtree(records.actor, code).filter(kind=GUIDANCE_STATION), records.today)
    return [(row.path[: -row.steplen], row.founded_on) for row in rows.order_by("founded_on", "path")]


def _provincial_parks(records: Records) -> list[tuple[str, str, date]]:
    """Return (code, path, first day of its station) of each provincial park of the city that has an open station."""
    opened: dict[str, date] = {}
    for above, day in _stations(records, "JZ"):
        if day is not None:
            opened.setdefault(above, day)
    parks = running(subtree(records.actor, "JZ").filter(provincial_park=True), records.today).order_by("path")
    return [(park.code, park.path, opened[park.path]) for park in parks if park.path in opened]


@figure("A1-parks")
def parks_with_station(records: Records) -> int:
    """Count provincial parks below the city federation that have an open guidance station right below them."""
    return len(_provincial_parks(records))


@figure("A1-first")
def first_station_month(records: Records) -> str | None:
    """Take the month of the earliest founding day among those parks' stations."""
    days = [day for _, _, day in _provincial_parks(records)]
    return f"{min(days):%Y-%m}" if days else None


@figure("A1-enterprises")
def park_enterprises(records: Records) -> int:
    """Count employers open today in the parks with a station."""
    return sum(records.count("employers", code, as_of=records.today) for code, _, _ in _provincial_parks(records))


def _station_opened(records: Records) -> date:
    opened = organisation(records.actor, a01.QILIHE.station).founded_on
    assert opened is not None, "the station has a first day"
    return opened


@figure("A1-above-scale")
def above_scale(records: Records) -> int:
    """Count Qilihe's employers that the facts of the station's opening year call above scale."""
    day = date(_station_opened(records).year, 12, 31)
    return records.count("employers", a01.QILIHE.code, as_of=day, cohort="above_scale")


@figure("A1-unions-before")
def unions_before(records: Records) -> int:
    """Count those covered by an own or joint union on the eve of the station's opening."""
    eve = _station_opened(records) - timedelta(days=1)
    return records.count("union_rate", a01.QILIHE.code, as_of=eve, cohort="above_scale")


@figure("A1-unions-after")
def unions_after(records: Records) -> int:
    """Count those covered by an own or joint union when the opening year ended."""
    day = date(_station_opened(records).year, 12, 31)
    return records.count("union_rate", a01.QILIHE.code, as_of=day, cohort="above_scale")


@figure("A1-unions-new")
def unions_new(records: Records) -> int:
    """Count the own unions of above-scale employers that were founded from the station's opening to the year's end."""
    opened = _station_opened(records)
    year_end = date(opened.year, 12, 31)
    rows = employers(records.actor).filter(
        seat__code=a01.QILIHE.code,
        years__year=opened.year,
        years__above_scale=True,
        coverages__mode="own",
        coverages__union__founded_on__gte=opened,
        coverages__union__founded_on__lte=year_end,
    )
    return rows.distinct().count()


@figure("A1-fulltime")
def fulltime_staff(records: Records) -> int:
    """Count the full-time posts of Qilihe's station held today."""
    return records.count("posts", a01.QILIHE.station, as_of=records.today, cohort="station_fulltime")


@figure("A1-templates")
def work_templates(records: Records) -> int:
    """Fill every template, T01 to T24 from the runs that there are, render PDF and Word file, count those that came."""
    return len(ready_templates(records.actor, records.today))


@figure("A1-flowcharts")
def flow_charts(records: Records) -> int:
    """Draw founding and re-election from their registered tables and count the charts that show every state."""
    standing = [one.procedure for code, one in all_declared().items() if code in STANDARD_CHARTS]
    return sum(shows_every_state(table, str(drawing(table))) for table in standing)


@figure("A1-union-rate")
def lowest_union_rate(records: Records) -> Fraction | None:
    """Take the lowest union coverage among the parks with a station at the end of 2023."""
    rates = [records.figure("union_rate", code, as_of=END_OF_2023) for code, _, _ in _provincial_parks(records)]
    known = [Fraction(rate) for rate in rates if rate is not None]
    return min(known) if known else None


@figure("A1-congress-rate")
def lowest_congress_rate(records: Records) -> Fraction | None:
    """Take the lowest share, among those parks, of unionised units with congress or open affairs at the end of 2023."""
    codes = [code for code, _, _ in _provincial_parks(records)]
    rates = [
        records.figure(indicator, code, as_of=END_OF_2023)
        for code in codes
        for indicator in ("congress_rate", "openness_rate")
    ]
    known = [Fraction(rate) for rate in rates if rate is not None]
    return min(known) if known else None


def _served(records: Records, station: str) -> set[str]:
    return set(served_regions(records.actor, station, on=records.today))


@figure("A1-hub-towns")
def hub_towns(records: Records) -> int:
    """Count the townships that the Qingduizi hub serves today."""
    return len(_served(records, a01.HUB))


@figure("A1-townships")
def townships(records: Records) -> int:
    """Count the townships of the county that its guidance stations serve today, each once."""
    stations = running(subtree(records.actor, a01.COUNTY).filter(kind=GUIDANCE_STATION), records.today)
    served: set[str] = set()
    for code in stations.values_list("code", flat=True):
        served |= _served(records, code)
    return len(served)


@figure("A1-areas")
def areas(records: Records) -> int:
    """Count the stations of the county that serve townships today: each has one area."""
    stations = running(subtree(records.actor, a01.COUNTY).filter(kind=GUIDANCE_STATION), records.today)
    return sum(bool(_served(records, code)) for code in stations.values_list("code", flat=True))


@figure("A1-hubs-new")
def hubs_new(records: Records) -> int:
    """Count the county's guidance stations opened since the beginning of 2023 that serve townships."""
    stations = running(subtree(records.actor, a01.COUNTY).filter(kind=GUIDANCE_STATION), records.today)
    recent = stations.filter(founded_on__gte=date(2023, 1, 1))
    return sum(bool(_served(records, code)) for code in recent.values_list("code", flat=True))


@figure("A1-subparks")
def sub_parks(records: Records) -> int:
    """Count the organisations below Qilihe's federation, itself left out, that have a station of their own."""
    park = records.path(a01.QILIHE.code)
    return len({above for above, _ in _stations(records, a01.QILIHE.code) if above != park})


@figure("A1-hub-deputies")
def hub_deputies(records: Records) -> int:
    """Count the deputies of the hub in post today."""
    return records.count("posts", a01.HUB, as_of=records.today, cohort="station_deputy")


def _hub_town_codes(records: Records) -> list[str]:
    """Return the codes of the town federations whose township the hub serves."""
    towns = subtree(records.actor, a01.COUNTY).filter(region_code__in=_served(records, a01.HUB))
    return list(towns.filter(kind="town_federation").order_by("path").values_list("code", flat=True))


@figure("A1-hub-officers")
def hub_officers(records: Records) -> int:
    """Count the full-time union officers of the hub's townships in post today."""
    towns = _hub_town_codes(records)
    return sum(records.count("posts", town, as_of=records.today, cohort="union_clerk") for town in towns)


@figure("A1-hub-employers")
def hub_employers(records: Records) -> int:
    """Count employers with twenty or more staff in the hub's townships."""
    towns = _hub_town_codes(records)
    return sum(records.count("employers", town, as_of=records.today, cohort="at_least_20") for town in towns)


@figure("A1-hub-small")
def hub_small(records: Records) -> int:
    """Count smaller employers and individual businesses in the hub's townships."""
    towns = _hub_town_codes(records)
    return sum(records.count("employers", town, as_of=records.today, cohort="small") for town in towns)


@figure("A1-hub-workers")
def hub_workers(records: Records) -> int:
    """Add the headcounts of all employers in the hub's townships, by the facts of 2023."""
    rows = employer_years(records.actor).filter(
        year=2023, employer__region_code__in=_served(records, a01.HUB), employer__closed_on__isnull=True
    )
    return int(rows.aggregate(total=Sum("headcount"))["total"] or 0)


@figure("A1-hub-members")
def hub_members(records: Records) -> int:
    """Count active members in the hub's townships."""
    return sum(records.count("members", town, as_of=records.today) for town in _hub_town_codes(records))


@figure("A4-campaigns")
def campaign_actions(records: Records) -> int:
    """Count the actions of the province's deployment on new forms of employment that run and have returns."""
    whole = deployments(records.actor).filter(issuer__code=a04.PROVINCE, title=a04.CAMPAIGN)
    actions = deployments(records.actor).filter(part_of__in=whole.values("pk"))
    return running_with_returns(list(actions.values_list("pk", flat=True)))


@figure("A4-plans")
def three_year_plans(records: Records) -> int:
    """Count the province's plans over three years that run and have returns."""
    plans = deployments(records.actor).filter(issuer__code=a04.PROVINCE, kind=PLAN)
    years = plans.values_list("pk", "first_year", "last_year")
    return running_with_returns([pk for pk, first, last in years if last - first == 2])


@figure("A5-stations")
def wuxi_stations(records: Records) -> int:
    """Count the service stations below Wuxi's federation that were open at the end of 2023."""
    return records.count("stations", "WX", as_of=END_OF_2023, cohort="service_station")


@figure("A10-branches")
def branches(records: Records) -> int:
    """Count the branch unions of the enterprise union."""
    return records.count("organisations", a10.UNION, as_of=records.today, cohort=BRANCH)


@figure("A10-groups")
def groups(records: Records) -> int:
    """Count the union groups of the enterprise union."""
    return records.count("organisations", a10.UNION, as_of=records.today, cohort=GROUP)


@figure("A10-members")
def members(records: Records) -> int:
    """Count the active members of the enterprise union."""
    return records.count("members", a10.UNION, as_of=records.today)


@figure("A10-founded")
def founded(records: Records) -> int | None:
    """Take the year of the union's founding day."""
    day = organisation(records.actor, a10.UNION).founded_on
    return day.year if day else None


def _growth(records: Records, fact: str) -> Fraction | None:
    """Compound yearly growth of a yearly fact over the last three years up to 2023."""
    rows = employer_years(records.actor).filter(employer__uscc=a10.EMPLOYER, year__in=(2020, 2023))
    facts = dict(rows.values_list("year", fact))
    first, last = facts.get(2020), facts.get(2023)
    return yearly_growth(first, last, 3) if first and last is not None else None


@figure("A10-sales")
def sales_growth(records: Records) -> Fraction | None:
    """Take the compound yearly growth of sales from the yearly facts of 2020 and 2023."""
    return _growth(records, "sales_fen")


@figure("A10-tax")
def tax_growth(records: Records) -> Fraction | None:
    """Take the compound yearly growth of tax paid from the yearly facts of 2020 and 2023."""
    return _growth(records, "tax_fen")
