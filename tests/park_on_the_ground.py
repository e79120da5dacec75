"""Writes rows of the registry for the tests of figures: parks, employers, unions, members."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from django.db.models import F

from unionhall.kernel.actors import Actor, Holding, system_actor
from unionhall.registry.models import Coverage, Employer, EmployerYear, MembershipSpell, Organisation, Person, Post
from unionhall.registry.rules import kinds

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
EVE = date(2020, 5, 31)
END = date(2020, 12, 31)
SYSTEM = system_actor("test", door="command")
CITY, PARK, TWIN, JOINT = "0001", "00010001", "00010002", "000100010031"


def officer(role: str, path: str, *, subtree: bool = True, account_id: int | None = None) -> Actor:
    return Actor(account_id=account_id, name=role, holdings=(Holding(role, path, subtree),), door="web")


@dataclass
class Ground:
    """Writes rows of the registry straight into its tables."""

    people: int = 0
    employers: int = 0
    organisations: dict[str, Organisation] = field(default_factory=dict)

    def organisation(self, path: str, kind: str, **more: object) -> Organisation:
        row = Organisation(path=path, depth=len(path) // 4, numchild=0, code=f"O{path}", name=f"组织{path}", kind=kind)
        for name, value in more.items():
            setattr(row, name, value)
        row.save(force_insert=True)
        Organisation.objects.filter(path=path[:-4]).update(numchild=F("numchild") + 1)
        self.organisations[path] = row
        return row

    def person(self, *, sex: str = "M") -> Person:
        self.people += 1
        return Person.objects.create(name=f"测试{self.people}", id_type="none", sex=sex)

    def member(self, path: str, *, from_on: date = date(2019, 1, 1), sex: str = "M", **more: object) -> MembershipSpell:
        values = {"status": kinds.ACTIVE, "joined_on": from_on, "confirmed_at": NOW, **more}
        union = self.organisations[path]
        return MembershipSpell.objects.create(
            person=self.person(sex=sex), union=union, scope_path=path, from_on=from_on, **values
        )

    def employer(self, seat: str, *, facts: dict[int, tuple[int | None, bool | None]] | None = None, **more: object):
        self.employers += 1
        values = {"form": "159", "industry": "C", "opened_on": date(2010, 1, 1), **more}
        row = Employer.objects.create(
            uscc=f"91210700MA{self.employers:08d}",
            name=f"企业{self.employers}",
            seat=self.organisations[seat],
            scope_path=seat,
            **values,
        )
        for year, (headcount, above_scale) in (facts or {}).items():
            EmployerYear.objects.create(
                employer=row, scope_path=seat, year=year, headcount=headcount, above_scale=above_scale, source="test"
            )
        return row

    def cover(self, employer: Employer, union: str, mode: str, from_on: date, to_on: date | None = None) -> Coverage:
        return Coverage.objects.create(
            employer=employer,
            union=self.organisations[union],
            scope_path=employer.scope_path,
            mode=mode,
            from_on=from_on,
            to_on=to_on,
        )

    def post(self, path: str, post: str, *, full_time: bool = False, to_on: date | None = None) -> Post:
        return Post.objects.create(
            organisation=self.organisations[path],
            scope_path=path,
            person=self.person(),
            post=post,
            from_on=date(2020, 6, 1),
            to_on=to_on,
            full_time=full_time,
        )
