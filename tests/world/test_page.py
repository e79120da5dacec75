"""Every figure of the page comes out of records: take one away or add one, and the figure moves."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from unionhall.base import clock
from unionhall.desk.models import Deployment
from unionhall.guidance.models import EmployerPractice
from unionhall.kernel.actors import system_actor
from unionhall.organizing.models import Undertaking
from unionhall.organizing.views.procedures import register_procedures
from unionhall.registry.models import (
    Coverage,
    Employer,
    EmployerYear,
    MembershipSpell,
    Organisation,
    Post,
    ServedRegion,
)
from unionhall.registry.rules.kinds import GUIDANCE_STATION
from unionhall.workflow.declared import withdraw
from unionhall.world.articles import a01_guidance as a01
from unionhall.world.articles import a10_gear_union as a10
from unionhall.world.page import published, recompute
from unionhall.world.recomputing import QUERIES, Records

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("world")]

REQUIRED = [
    "A1-parks",
    "A1-first",
    "A1-enterprises",
    "A1-above-scale",
    "A1-unions-before",
    "A1-unions-after",
    "A1-unions-new",
    "A1-fulltime",
    "A1-union-rate",
    "A1-congress-rate",
    "A1-hub-towns",
    "A1-townships",
    "A1-hub-employers",
    "A1-hub-small",
    "A1-hub-workers",
    "A1-hub-members",
    "A10-branches",
    "A10-groups",
    "A10-members",
    "A10-founded",
    "A10-sales",
    "A10-tax",
    "A4-campaigns",
    "A4-plans",
    "A5-stations",
    "A1-templates",
    "A1-flowcharts",
]


def records() -> Records:
    return Records(actor=system_actor("page"), today=clock.today())


def test_every_required_figure_agrees(world):
    results = {one.figure.id: one for one in recompute(records())}
    assert [name for name in REQUIRED if results[name].agrees is not True] == []
    assert [name for name, one in results.items() if one.agrees is False] == []


def test_a_figure_without_a_query_never_counts_as_agreeing(world):
    for one in recompute(records()):
        if one.figure.id not in QUERIES:
            assert one.computed is None
            assert one.agrees is None


def test_every_query_belongs_to_a_published_figure():
    assert set(QUERIES) <= {one.id for one in published()}
    assert set(REQUIRED) <= set(QUERIES)


def close_station(code: str) -> None:
    Organisation.objects.filter(code=code).update(closed_on=date(2020, 1, 1))


def first_station_a_month_later() -> None:
    Organisation.objects.filter(code="JZ-GBZ-S").update(founded_on=date(2019, 12, 1))


def qilihe_employers() -> list[int]:
    rows = Employer.objects.filter(seat__code=a01.QILIHE.code, years__year=2020, years__above_scale=True)
    return list(rows.order_by("id").values_list("id", flat=True))


def drop_employer() -> None:
    Employer.objects.filter(pk=qilihe_employers()[0]).update(closed_on=date(2020, 1, 1))


def one_less_above_scale() -> None:
    EmployerYear.objects.filter(employer_id=qilihe_employers()[0], year__lte=2020).update(above_scale=False)


def end_cover(position: int) -> Callable[[], None]:
    def change() -> None:
        Coverage.objects.filter(employer_id=qilihe_employers()[position]).delete()

    return change


def founded_before_the_station() -> None:
    union = Coverage.objects.filter(employer_id=qilihe_employers()[-1]).values("union_id")
    Organisation.objects.filter(pk__in=union).update(founded_on=date(2020, 5, 1))


def end_fulltime_post() -> None:
    post = Post.objects.filter(organisation__code=a01.QILIHE.station, post="station_fulltime").order_by("id").first()
    Post.objects.filter(pk=post.pk).delete()


def uncover_a_third_of_a_park() -> None:
    some = Employer.objects.filter(seat__code="JZ-PH").order_by("id").values_list("id", flat=True)[:30]
    Coverage.objects.filter(employer_id__in=list(some)).delete()


def end_served(station: str) -> Callable[[], None]:
    def change() -> None:
        row = ServedRegion.objects.filter(station__code=station).order_by("id").first()
        ServedRegion.objects.filter(pk=row.pk).delete()

    return change


def hub_employer(least: int, below: int) -> int:
    rows = EmployerYear.objects.filter(
        year=2025, employer__seat__code=a01.AREAS[a01.HUB][0], headcount__gte=least, headcount__lt=below
    )
    return rows.order_by("employer_id").first().employer_id


def close_hub_employer(least: int, below: int) -> Callable[[], None]:
    def change() -> None:
        Employer.objects.filter(pk=hub_employer(least, below)).update(closed_on=date(2023, 12, 1))

    return change


def one_worker_less() -> None:
    row = EmployerYear.objects.get(employer_id=hub_employer(20, 100), year=2023)
    EmployerYear.objects.filter(pk=row.pk).update(headcount=row.headcount - 1)


def end_member(code: str) -> Callable[[], None]:
    def change() -> None:
        spell = MembershipSpell.objects.filter(union__code=code, status="active").order_by("id").first()
        MembershipSpell.objects.filter(pk=spell.pk).update(status="exited", to_on=date(2024, 1, 1))

    return change


def close_first(**where: object) -> Callable[[], None]:
    def change() -> None:
        row = Organisation.objects.filter(**where).order_by("path").first()
        Organisation.objects.filter(pk=row.pk).update(closed_on=date(2023, 6, 1))

    return change


def change_fact(fact: str) -> Callable[[], None]:
    def change() -> None:
        row = EmployerYear.objects.get(employer__uscc=a10.EMPLOYER, year=2023)
        EmployerYear.objects.filter(pk=row.pk).update(**{fact: getattr(row, fact) * 11 // 10})

    return change


def founded_elsewhen() -> None:
    Organisation.objects.filter(code=a10.UNION).update(founded_on=date(1998, 1, 1))


def end_post(code: str, post: str) -> Callable[[], None]:
    def change() -> None:
        row = Post.objects.filter(organisation__code=code, post=post).order_by("id").first()
        Post.objects.filter(pk=row.pk).delete()

    return change


def no_congress_in_one() -> None:
    row = EmployerPractice.objects.filter(kind="congress", held_on__year=2023).order_by("id").first()
    EmployerPractice.objects.filter(pk=row.pk).update(withdrawn_at=clock.now())


def forget_the_reports() -> None:
    Undertaking.objects.filter(kind="reelection").update(particulars=b"")


def forget_a_table() -> None:
    withdraw("organizing.reelection")


@pytest.fixture(autouse=True)
def every_table() -> Iterator[None]:
    """Put back what a test forgets of the registered procedures."""
    yield
    register_procedures()


def withdraw_one(**which: object) -> Callable[[], None]:
    def change() -> None:
        row = Deployment.objects.filter(issuer__code="GD", **which).order_by("id").first()
        Deployment.objects.filter(pk=row.pk).update(state="withdrawn")

    return change


CHANGES: dict[str, Callable[[], None]] = {
    "A1-templates": forget_the_reports,
    "A1-flowcharts": forget_a_table,
    "A1-parks": lambda: close_station("JZ-PH-S"),
    "A1-first": first_station_a_month_later,
    "A1-enterprises": drop_employer,
    "A1-above-scale": one_less_above_scale,
    "A1-unions-before": end_cover(0),
    "A1-unions-after": end_cover(-1),
    "A1-unions-new": founded_before_the_station,
    "A1-fulltime": end_fulltime_post,
    "A1-union-rate": uncover_a_third_of_a_park,
    "A1-congress-rate": no_congress_in_one,
    "A1-hub-towns": end_served(a01.HUB),
    "A1-townships": end_served("JZ-GBZ-S"),
    "A1-areas": lambda: ServedRegion.objects.filter(station__code="JZ-GBZ-S").delete(),
    "A1-hubs-new": lambda: close_station("JZ-BZ-T06-S"),
    "A1-subparks": lambda: close_station("JZ-QLH-P2-S"),
    "A1-hub-deputies": end_post(a01.HUB, "station_deputy"),
    "A1-hub-officers": end_post("JZ-BZ-T03", "union_clerk"),
    "A1-hub-employers": close_hub_employer(20, 100),
    "A1-hub-small": close_hub_employer(1, 20),
    "A1-hub-workers": one_worker_less,
    "A1-hub-members": end_member("JZ-BZ-T01"),
    "A4-campaigns": withdraw_one(part_of__isnull=False),
    "A4-plans": withdraw_one(kind="plan"),
    "A5-stations": close_first(kind="service_station", code__startswith="WX-"),
    "A10-branches": close_first(kind="branch", code__startswith=a10.UNION),
    "A10-groups": close_first(kind="group", code__startswith=a10.UNION),
    "A10-members": end_member(a10.UNION),
    "A10-founded": founded_elsewhen,
    "A10-sales": change_fact("sales_fen"),
    "A10-tax": change_fact("tax_fen"),
}


def test_every_recomputed_figure_has_a_change_that_moves_it():
    assert set(CHANGES) == set(QUERIES)


@pytest.mark.parametrize("code", sorted(CHANGES))
def test_the_figure_moves_with_its_records(world, code):
    before = QUERIES[code](records())
    CHANGES[code]()
    after = QUERIES[code](records())
    assert before is not None
    assert after != before


def test_the_world_stands_under_the_house_rules(world):
    assert Organisation.objects.filter(kind=GUIDANCE_STATION, is_demo=False).count() == 0
    assert Employer.objects.filter(is_demo=False).count() == 0
