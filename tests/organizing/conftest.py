"""A small enterprise on a park's ground, its workers, and who acts: station, park officer, union, voters."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from unionhall.base.models import Account
from unionhall.kernel.actors import Actor, Holding, system_actor
from unionhall.kernel.credit_code import check_char
from unionhall.organizing.actions.freeze_roll import freeze_roll
from unionhall.organizing.actions.name_tellers import name_tellers
from unionhall.organizing.actions.nominate import NewCandidate, nominate
from unionhall.organizing.actions.prepare_election import prepare_election
from unionhall.organizing.actions.record_count import PaperTally, record_count
from unionhall.organizing.actions.start_founding import start_founding
from unionhall.organizing.actions.start_renewal import start_renewal
from unionhall.organizing.models import Election, Undertaking
from unionhall.organizing.rules.ballots import Marks
from unionhall.registry.actions.found_organisations import found_organisations
from unionhall.registry.actions.record_employer_years import record_employer_years
from unionhall.registry.actions.register_employers import register_employers
from unionhall.registry.actions.register_persons import register_persons
from unionhall.registry.actions.start_memberships import start_memberships
from unionhall.registry.models import Organisation, Person
from unionhall.registry.rules import kinds
from unionhall.registry.rules.rows import NewEmployer, NewEmployerYear, NewMembership, NewOrganisation, NewPerson

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
SYSTEM = system_actor("test", door="command")


@dataclass
class Ground:
    """Park P under county C with a standing union U; people act by their accounts."""

    paths: dict[str, str]
    uscc: str
    accounts: dict[str, Account]

    def actor(self, role: str, code: str, name: str = "") -> Actor:
        """Return somebody holding ``role`` at the organisation."""
        account = self.accounts[name or role]
        return Actor(account.pk, account.username, (Holding(role, self.paths[code], subtree=True),), door="web")

    @property
    def station(self) -> Actor:
        return self.actor("station_staff", "P")

    @property
    def park(self) -> Actor:
        return self.actor("park_officer", "P")

    @property
    def chair(self) -> Actor:
        return self.actor("union_officer", "U")

    def voter(self, person: Person) -> Actor:
        """Return a worker at their own log-in."""
        account = Account.objects.create(username=f"w{person.pk}", created_at=NOW)
        Person.objects.filter(pk=person.pk).update(account=account)
        return Actor(account.pk, account.username, (Holding("worker", self.paths["U"], subtree=False),), door="web")


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def system() -> Actor:
    return SYSTEM


@pytest.fixture
def ground(db: None) -> Ground:
    rows = [
        NewOrganisation(code="C", name="某县总工会", kind=kinds.COUNTY_FEDERATION, founded_on=date(1990, 1, 1)),
        NewOrganisation(code="P", name="园区总工会", kind=kinds.PARK_FEDERATION, parent_code="C", region_code="210727"),
        NewOrganisation(
            code="U", name="老厂工会", kind=kinds.SINGLE_UNION, parent_code="P", founded_on=date(2020, 1, 1)
        ),
    ]
    found_organisations(actor=SYSTEM, parent_code="", rows=rows, now=NOW)
    body = "91210727MC0000001"
    uscc = body + check_char(body)
    row = NewEmployer(uscc=uscc, name="新厂有限公司", form="159", industry="C", opened_on=date(2015, 1, 1))
    register_employers(actor=SYSTEM, seat_code="P", rows=[row], now=NOW)
    year = NewEmployerYear(uscc=uscc, year=2025, source="年报", headcount=60, women=20)
    record_employer_years(actor=SYSTEM, rows=[year], now=NOW)
    names = ("station_staff", "park_officer", "union_officer", "county_officer")
    accounts = {name: Account.objects.create(username=name, created_at=NOW) for name in names}
    return Ground(dict(Organisation.objects.values_list("code", "path")), uscc, accounts)


@pytest.fixture
def people(ground: Ground):
    """Register people and make them members of a union; return them in order."""

    def make(count: int, union: str = "U", women: int = 0, group: str = "一班") -> list[Person]:
        start = Person.objects.count()
        rows = [
            NewPerson(name=f"职工{start + number}", sex="F" if number < women else "M", birth_on=date(1990, 1, 1))
            for number in range(count)
        ]
        ids = register_persons(actor=SYSTEM, organisation_code="P", rows=rows, now=NOW)
        members = [
            NewMembership(person_id=one, union_code=union, from_on=date(2026, 1, 5), group_name=group) for one in ids
        ]
        start_memberships(actor=SYSTEM, rows=members, now=NOW)
        found = Person.objects.in_bulk(ids)
        return [found[one] for one in ids]

    return make


@pytest.fixture
def founding(ground: Ground) -> Undertaking:
    pk = start_founding(actor=ground.station, uscc=ground.uscc, code="N", name="新厂工会", now=NOW)
    ground.paths["N"] = Organisation.objects.get(code="N").path
    return Undertaking.objects.get(pk=pk)


@pytest.fixture
def renewal(ground: Ground) -> Undertaking:
    pk = start_renewal(actor=ground.chair, union_code="U", kind="reelection", now=NOW)
    return Undertaking.objects.get(pk=pk)


@pytest.fixture
def by_election(ground: Ground) -> Undertaking:
    pk = start_renewal(actor=ground.chair, union_code="U", kind="by_election", now=NOW)
    return Undertaking.objects.get(pk=pk)


@pytest.fixture
def later() -> datetime:
    return NOW + timedelta(days=1)


@pytest.fixture
def ballot(ground: Ground, people, by_election: Undertaking):
    """Prepare a ballot in the standing union: a frozen roll, candidates, two tellers."""

    def make(*, voters: int, candidates: int, seats: int, method: str = "paper", body: str = "committee") -> Election:
        made = people(voters)
        call = {"actor": ground.chair, "undertaking_id": by_election.pk, "now": NOW}
        freeze_roll(**call)
        for person in made[:candidates]:
            nominate(row=NewCandidate(body=body, person_id=person.pk, frontline=True), **call)
        name_tellers(person_ids=[one.pk for one in made[-2:]], **call)
        pk = prepare_election(body=body, method=method, seats=seats, **call)
        return Election.objects.select_related("undertaking").get(pk=pk)

    return make


@pytest.fixture
def counted(ground: Ground):
    """Enter a paper count; ``votes`` in the order in which the candidates were nominated."""

    def enter(
        of: Election,
        votes: list[int],
        *,
        present: int | None = None,
        actor: Actor | None = None,
        on: datetime = NOW,
        **numbers: int,
    ) -> Election:
        here = of.due if present is None else present
        collected = numbers.get("collected", here)
        valid = numbers.get("valid", collected)
        stand = list(of.standings.order_by("candidate_id").values_list("candidate_id", flat=True))
        marks = {pk: Marks(number, valid - number) for pk, number in zip(stand, votes, strict=True)}
        record_count(
            actor=actor or ground.chair,
            election_id=of.pk,
            tally=PaperTally(
                present=here, issued=numbers.get("issued", here), collected=collected, valid=valid, marks=marks
            ),
            signed_by=list(of.undertaking.tellers.values_list("person_id", flat=True)),
            sheet=b"%PDF-1.4 tally",
            sheet_name="tally.pdf",
            now=on,
        )
        return Election.objects.select_related("undertaking").get(pk=of.pk)

    return enter
