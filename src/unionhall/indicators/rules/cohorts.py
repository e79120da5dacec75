"""Cohorts (口径): which employers, organisations, members or posts a figure speaks of."""

from dataclasses import dataclass

from unionhall.kernel.text import N_
from unionhall.registry.rules import kinds


@dataclass(frozen=True, slots=True)
class EmployerCohort:
    """Employers open on the day that fit; ``least`` and ``below`` bound the headcount on file.

    ``small`` also takes individual businesses, whose headcount is often not on file.
    """

    code: str
    title: str
    words: str
    above_scale: bool = False
    least: int | None = None
    below: int | None = None
    small: bool = False

    @property
    def needs_facts(self) -> bool:
        """Tell whether an employer without the yearly fact cannot be judged."""
        return self.above_scale or self.least is not None or self.below is not None


@dataclass(frozen=True, slots=True)
class KindCohort:
    """Organisations of some kinds, posts of some posts, or members of some statuses: ``values``; empty means any."""

    code: str
    title: str
    words: str
    values: frozenset[str] = frozenset()


_FACTS = N_("The yearly facts are the latest on file, not later than the year of the as-of date.")
FACTS_NOTE = _FACTS

EMPLOYERS: dict[str, EmployerCohort] = {
    cohort.code: cohort
    for cohort in (
        EmployerCohort(
            "all", N_("All employers"), N_("Every employer open on the as-of date, individual businesses included")
        ),
        EmployerCohort(
            "above_scale",
            N_("Above-scale employers"),
            N_("Employers open on the as-of date whose yearly facts say that they are above scale"),
            above_scale=True,
        ),
        EmployerCohort(
            "at_least_20",
            N_("Employers with 20 or more staff"),
            N_("Employers open on the as-of date with a headcount of 20 or more in the yearly facts"),
            least=20,
        ),
        EmployerCohort(
            "at_least_25",
            N_("Employers with 25 or more staff"),
            N_("Employers open on the as-of date with a headcount of 25 or more in the yearly facts"),
            least=25,
        ),
        EmployerCohort(
            "at_least_100",
            N_("Employers with 100 or more staff"),
            N_("Employers open on the as-of date with a headcount of 100 or more in the yearly facts"),
            least=100,
        ),
        EmployerCohort(
            "small",
            N_("Small employers and individual businesses"),
            N_("Individual businesses, and employers with fewer than 20 staff in the yearly facts"),
            below=20,
            small=True,
        ),
    )
}

MEMBERS: dict[str, KindCohort] = {
    cohort.code: cohort
    for cohort in (
        KindCohort("active", N_("Active members"), N_("Membership running on the as-of date, not retained or voided")),
        KindCohort("women", N_("Women among them"), N_("Active members whose sex on file is female")),
        KindCohort(
            "unconfirmed",
            N_("Not yet confirmed by the member"),
            N_("Active members from a roster who have not yet confirmed it themselves"),
        ),
        KindCohort(
            "retained",
            N_("Membership retained"),
            N_("Membership kept without its rights, for example in retirement; not an active member"),
        ),
    )
}

_ANY_KIND = KindCohort("any", N_("All kinds"), N_("Every organisation open on the as-of date"))
ORGANISATIONS: dict[str, KindCohort] = {
    "any": _ANY_KIND,
    "federations": KindCohort(
        "federations",
        N_("Federations"),
        N_("National to township federations, parks included"),
        frozenset(kinds.FEDERATIONS),
    ),
    "grassroots": KindCohort(
        "grassroots",
        N_("Grassroots unions"),
        N_("Unions with members and a committee of their own; branches and groups are parts of them"),
        frozenset(kinds.GRASSROOTS),
    ),
    **{
        code: KindCohort(code, title, N_("Organisations of this kind open on the as-of date"), frozenset({code}))
        for code, title in kinds.KINDS.items()
    },
}

STATIONS: dict[str, KindCohort] = {
    "any": KindCohort(
        "any",
        N_("All stations"),
        N_("Guidance stations and service stations open on the as-of date"),
        frozenset({kinds.GUIDANCE_STATION, kinds.SERVICE_STATION}),
    ),
    kinds.GUIDANCE_STATION: ORGANISATIONS[kinds.GUIDANCE_STATION],
    kinds.SERVICE_STATION: ORGANISATIONS[kinds.SERVICE_STATION],
}

LAST_YEAR: dict[str, KindCohort] = {
    "any": KindCohort("any", N_("All of the year"), N_("Every one of the twelve months up to the as-of date"))
}

UNIONS: dict[str, KindCohort] = {"grassroots": ORGANISATIONS["grassroots"]}

POSTS: dict[str, KindCohort] = {
    "any": KindCohort("any", N_("All posts"), N_("Every post held on the as-of date")),
    "full_time": KindCohort("full_time", N_("Full-time posts"), N_("Posts held full time on the as-of date")),
    **{
        code: KindCohort(code, title, N_("Posts of this kind held on the as-of date"), frozenset({code}))
        for code, title in kinds.POSTS.items()
    },
}
