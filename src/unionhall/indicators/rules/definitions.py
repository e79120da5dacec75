"""Every indicator that this house knows: what it counts, over what, and what it does not yet count.

Source: the coverage indicators that federations report (建会率, 单独建会率, 覆盖率, 入会率 …). A share is always
printed with its numerator and denominator; a denominator of zero prints "—".
"""

from collections.abc import Mapping
from dataclasses import dataclass

from unionhall.indicators.rules import cohorts
from unionhall.indicators.rules.cohorts import EmployerCohort, KindCohort
from unionhall.kernel.text import N_

Cohorts = Mapping[str, EmployerCohort] | Mapping[str, KindCohort]

EMPLOYERS, MEMBERS, ORGANISATIONS, POSTS = "employers", "members", "organisations", "posts"
TERMS, ORDERS = "terms", "orders"


@dataclass(frozen=True, slots=True)
class Part:
    """One counted column: ``column`` of the tally of ``subject``."""

    subject: str
    column: str
    words: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator. ``over`` is the numerator, ``under`` the denominator (``None``: a count, not a share).

    ``short`` heads a table's column. ``version`` rises when the meaning changes, so a snapshot says by which meaning it
    was taken. ``awaits`` names what must exist before the indicator can be counted; until then it is never shown as a
    number.
    """

    code: str
    title: str
    words: str
    unit: str
    over: Part | None = None
    under: Part | None = None
    cohorts: Cohorts | None = None
    as_of: str = ""
    awaits: str = ""
    short: str = ""
    version: int = 1

    @property
    def counted(self) -> bool:
        return self.over is not None

    @property
    def is_share(self) -> bool:
        return self.under is not None

    @property
    def default_cohort(self) -> str:
        return next(iter(self.cohorts)) if self.cohorts else ""


_SPANS = N_("Coverage and memberships count when their dates include the as-of date; employers when open on it.")
_ORGANISATIONS = N_("Organisations count from their founding date to their last day, both included.")
_TERMS = N_("Compares the term now on file with the as-of date; earlier terms are not on file.")

_ALL = Part(EMPLOYERS, "employers", N_("Employers in the cohort"))
_UNIONISED = Part(
    EMPLOYERS,
    "unionised",
    N_("Of those, covered by their own union or a joint union that is open, in term and has members"),
)
_OWN = Part(EMPLOYERS, "own", N_("Of those, with a union of their own that is open, in term and has members"))
_COVERED = Part(
    EMPLOYERS, "covered", N_("Of those, covered in any way (own, joint or federation) by a union that counts")
)
_ACTIVE = Part(MEMBERS, "active", N_("Active members"))
_HERE = Part(ORGANISATIONS, "organisations", N_("Organisations open on the as-of date"))

_UNIONISED_UNITS = Part(
    EMPLOYERS, "unionised", N_("Employers in the cohort with their own or a joint union that counts")
)
_PRACTISED = N_("Compares the facts recorded about each unit with the as-of date; what nobody recorded does not count.")

_LAST_YEAR = N_("Counts the twelve months up to the as-of date.")

_PERCENT, _PEOPLE, _UNITS, _POSTS = N_("per cent"), N_("people"), N_("units"), N_("posts")


def _hundred_first() -> dict[str, EmployerCohort]:
    first = cohorts.EMPLOYERS["at_least_100"]
    return {first.code: first, **cohorts.EMPLOYERS}


def _twenty_five_first() -> dict[str, EmployerCohort]:
    first = cohorts.EMPLOYERS["at_least_25"]
    return {first.code: first, **cohorts.EMPLOYERS}


def _all_only() -> dict[str, EmployerCohort]:
    return {"all": cohorts.EMPLOYERS["all"]}


_COUNTED = (
    Indicator(
        "union_rate",
        N_("Union coverage of employers"),
        N_(
            "Share of employers in the cohort whose staff have a union: their own, or a joint union of small employers."
        ),
        _PERCENT,
        _UNIONISED,
        _ALL,
        cohorts.EMPLOYERS,
        _SPANS,
        short=N_("Union coverage"),
    ),
    Indicator(
        "own_union_rate",
        N_("Employers with a union of their own"),
        N_("Share of employers in the cohort that have a union of their own; usually of those with 100 or more staff."),
        _PERCENT,
        _OWN,
        _ALL,
        _hundred_first(),
        _SPANS,
        short=N_("Own union"),
    ),
    Indicator(
        "coverage_rate",
        N_("Coverage in any way"),
        N_("Share of employers in the cohort that any union covers, a federation included."),
        _PERCENT,
        _COVERED,
        _ALL,
        cohorts.EMPLOYERS,
        _SPANS,
        short=N_("Covered in any way"),
    ),
    Indicator(
        "membership_rate",
        N_("Membership in unionised units"),
        N_("Active members per employee of the units that a union covers, as the official statistics count it."),
        _PERCENT,
        _ACTIVE,
        Part(
            EMPLOYERS,
            "covered_headcount",
            N_("Employees of the employers that a union covers in any way, by the yearly facts"),
        ),
        _all_only(),
        _SPANS,
        short=N_("Membership rate"),
    ),
    Indicator(
        "membership_rate_all",
        N_("Membership among all employees"),
        N_("Active members per employee of all employers, with or without a union."),
        _PERCENT,
        _ACTIVE,
        Part(EMPLOYERS, "headcount", N_("Employees of all employers, by the yearly facts")),
        _all_only(),
        _SPANS,
    ),
    Indicator(
        "terms_overdue",
        N_("Unions whose term has run out"),
        N_("Share of grassroots unions, among those with a term on file, whose term ended before the as-of date."),
        _PERCENT,
        Part(ORGANISATIONS, "overdue", N_("Of those, with a term that ended before the as-of date")),
        Part(ORGANISATIONS, "with_term", N_("Open grassroots unions with a term on file")),
        cohorts.UNIONS,
        _TERMS,
    ),
    Indicator(
        "paper_unions",
        N_("Unions on paper"),
        N_("Share of open grassroots unions that do not count: out of term, or without a single active member."),
        _PERCENT,
        Part(ORGANISATIONS, "paper", N_("Of those, out of term or without an active member")),
        Part(ORGANISATIONS, "unions", N_("Open grassroots unions")),
        cohorts.UNIONS,
        _TERMS,
    ),
    Indicator(
        "employers",
        N_("Employers"),
        N_("Number of employers in the cohort."),
        _UNITS,
        _ALL,
        None,
        cohorts.EMPLOYERS,
        _SPANS,
    ),
    Indicator(
        "unionised_employers",
        N_("Employers with a union"),
        N_("Number of employers in the cohort with their own union or a joint union that counts."),
        _UNITS,
        _UNIONISED,
        None,
        cohorts.EMPLOYERS,
        _SPANS,
    ),
    Indicator(
        "employees",
        N_("Employees"),
        N_("Sum of the headcounts on file of the employers in the cohort."),
        _PEOPLE,
        Part(EMPLOYERS, "headcount", N_("Employees of the employers in the cohort, by the yearly facts")),
        None,
        cohorts.EMPLOYERS,
        _SPANS,
    ),
    Indicator(
        "members",
        N_("Members"),
        N_("Number of memberships in the cohort."),
        _PEOPLE,
        Part(MEMBERS, "members", N_("Memberships in the cohort")),
        None,
        cohorts.MEMBERS,
        _SPANS,
    ),
    Indicator(
        "unions",
        N_("Grassroots unions that count"),
        N_("Grassroots unions that are open, in term and have at least one active member."),
        _UNITS,
        Part(ORGANISATIONS, "effective", N_("Open grassroots unions, in term, with an active member")),
        None,
        cohorts.UNIONS,
        _TERMS,
        short=N_("Unions that count"),
    ),
    Indicator(
        "organisations",
        N_("Organisations"),
        N_("Number of organisations of a kind."),
        _UNITS,
        _HERE,
        None,
        cohorts.ORGANISATIONS,
        _ORGANISATIONS,
    ),
    Indicator(
        "stations",
        N_("Stations"),
        N_("Number of guidance stations and service stations."),
        _UNITS,
        _HERE,
        None,
        cohorts.STATIONS,
        _ORGANISATIONS,
    ),
    Indicator(
        "posts",
        N_("Posts held"),
        N_("Number of posts held; a vacant post does not count."),
        _POSTS,
        Part(POSTS, "posts", N_("Posts held on the as-of date")),
        None,
        cohorts.POSTS,
        N_("A post counts when its dates include the as-of date."),
    ),
    Indicator(
        "congress_rate",
        N_("Units with a workers' congress"),
        N_("Share of unionised units with a congress or staff meeting in the last 12 months, or under a regional one."),
        _PERCENT,
        Part(EMPLOYERS, "practises_congress", N_("Of those, with a congress or staff meeting in the last 12 months")),
        _UNIONISED_UNITS,
        cohorts.EMPLOYERS,
        _PRACTISED,
        short=N_("Congress"),
    ),
    Indicator(
        "openness_rate",
        N_("Units with open factory affairs"),
        N_("Share of unionised units with a published catalogue and at least one posting in the cycle."),
        _PERCENT,
        Part(EMPLOYERS, "practises_openness", N_("Of those, with a posting whose time is not over")),
        _UNIONISED_UNITS,
        cohorts.EMPLOYERS,
        _PRACTISED,
        short=N_("Openness"),
    ),
    Indicator(
        "contract_rate",
        N_("Units with a collective contract"),
        N_("Share of unionised units with 25 or more staff under a wage or collective contract in force."),
        _PERCENT,
        Part(EMPLOYERS, "practises_contract", N_("Of those, under a wage or collective contract in force")),
        _UNIONISED_UNITS,
        _twenty_five_first(),
        _PRACTISED,
        short=N_("Contract"),
    ),
    Indicator(
        "reelection_rate",
        N_("Re-elections on time"),
        N_("Share of the terms that ended in a period and were re-elected on time or with an approved extension."),
        _PERCENT,
        Part(TERMS, "fulfilled", N_("Of those, followed by the next term before they ended")),
        Part(TERMS, "counted", N_("Terms that ended in the twelve months, approved extensions included")),
        cohorts.LAST_YEAR,
        _LAST_YEAR,
        short=N_("Re-election on time"),
    ),
    Indicator(
        "order_satisfaction",
        N_("Satisfaction with services"),
        N_("Share of the rated service orders with four or five stars of five."),
        _PERCENT,
        Part(ORDERS, "fulfilled", N_("Of those, with four or five stars")),
        Part(ORDERS, "counted", N_("Service orders confirmed in the twelve months and rated")),
        cohorts.LAST_YEAR,
        _LAST_YEAR,
        short=N_("Satisfied"),
    ),
)

_WAITING = (
    Indicator(
        "proposals_settled_rate",
        N_("Proposals settled"),
        N_("Share of the filed proposals that were settled."),
        _PERCENT,
        awaits=N_("the records of proposals"),
    ),
    Indicator(
        "proposals_satisfied_rate",
        N_("Satisfaction with proposals"),
        N_("Share of the rated proposals whose proposers were satisfied."),
        _PERCENT,
        awaits=N_("the records of proposals"),
    ),
)

INDICATORS: dict[str, Indicator] = {indicator.code: indicator for indicator in (*_COUNTED, *_WAITING)}
