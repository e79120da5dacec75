"""Sets the stage of ``ballot.py`` in a home of its own, and closes the box at the end; run in a process of its own."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402

from unionhall.base.models import Account  # noqa: E402
from unionhall.kernel.actors import system_actor  # noqa: E402
from unionhall.organizing.actions.close_ballot import close_ballot  # noqa: E402
from unionhall.organizing.actions.freeze_roll import freeze_roll  # noqa: E402
from unionhall.organizing.actions.name_tellers import name_tellers  # noqa: E402
from unionhall.organizing.actions.nominate import NewCandidate, nominate  # noqa: E402
from unionhall.organizing.actions.open_ballot import open_ballot  # noqa: E402
from unionhall.organizing.actions.prepare_election import prepare_election  # noqa: E402
from unionhall.organizing.actions.start_renewal import start_renewal  # noqa: E402
from unionhall.organizing.models import Election  # noqa: E402
from unionhall.registry.actions.found_organisations import found_organisations  # noqa: E402
from unionhall.registry.actions.register_persons import register_persons  # noqa: E402
from unionhall.registry.actions.start_memberships import start_memberships  # noqa: E402
from unionhall.registry.models import Person  # noqa: E402
from unionhall.registry.rules import kinds  # noqa: E402
from unionhall.registry.rules.rows import NewMembership, NewOrganisation, NewPerson  # noqa: E402

HAND = system_actor("bench", door="command")


def prepare(voters: int) -> dict[str, Any]:
    """Build a union of ``voters`` members with log-ins and open a ballot among two; return sessions and election."""
    now = datetime.now(UTC)
    rows = [
        NewOrganisation(code="C", name="某县总工会", kind=kinds.COUNTY_FEDERATION),
        NewOrganisation(code="P", name="园区总工会", kind=kinds.PARK_FEDERATION, parent_code="C"),
        NewOrganisation(
            code="U", name="大厂工会", kind=kinds.SINGLE_UNION, parent_code="P", founded_on=date(2020, 1, 1)
        ),
    ]
    found_organisations(actor=HAND, parent_code="", rows=rows, now=now)
    people = [NewPerson(name=f"职工{number}", sex="F" if number % 2 else "M") for number in range(voters)]
    ids = register_persons(actor=HAND, organisation_code="P", rows=people, now=now)
    groups = [NewMembership(person_id=pk, union_code="U", from_on=date(2026, 1, 5), group_name="班") for pk in ids]
    start_memberships(actor=HAND, rows=groups, now=now)
    accounts = Account.objects.bulk_create(
        [Account(username=f"w{pk}", display_name=f"w{pk}", created_at=now) for pk in ids], batch_size=1000
    )
    linked = [Person(pk=pk, account=account) for pk, account in zip(ids, accounts, strict=True)]
    Person.objects.bulk_update(linked, ["account"], batch_size=500)
    call = {
        "actor": HAND,
        "undertaking_id": start_renewal(actor=HAND, union_code="U", kind="by_election", now=now),
        "now": now,
    }
    freeze_roll(**call)
    for number, pk in enumerate(ids[:2]):
        nominate(row=NewCandidate(body="committee", person_id=pk, strokes=number + 1), **call)
    name_tellers(person_ids=ids[-2:], **call)
    election = prepare_election(body="committee", method="electronic", seats=1, **call)
    open_ballot(actor=HAND, election_id=election, closes_at=now + timedelta(hours=3), now=now)
    return {"election": election, "sessions": [_session(account) for account in accounts]}


def close(election: int) -> dict[str, Any]:
    """Close the box and return its count."""
    close_ballot(actor=HAND, election_id=election, now=datetime.now(UTC))
    done = Election.objects.get(pk=election)
    return {"collected": done.collected, "votes": sorted(done.standings.values_list("votes_for", flat=True))}


def _session(account: Account) -> str:
    client = Client()
    client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)
