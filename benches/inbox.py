"""An officer's inbox and a run's page over 100,000 open runs, on SQLite and PostgreSQL.

A city with 20 parks, each with 250 unions; every union has an officer, every park an officer and a person at its
station. Each union elects anew (a run of re-election with its undertaking) and has asked for something 19 times (runs
of service orders), all open, in states drawn at random, each with the clocks of its state. In one union of fifty there
are 60 members, whom the guards of its re-election count.

Pages are asked of Django's handler in the same process: middleware, session, authority, queries, template, everything
but the network. Per database and page: p50, p95 and the slowest of all calls after a few that are not counted. The
headline is the slowest p95 of an inbox or a run's page. The checksum is over what stands on the inboxes' first pages.
"""

import hashlib
import json
import random
import time
from datetime import timedelta
from typing import Any

from both_databases import main, migrated_home, on_both, play

NAME = "inbox"
SUMMARY = "An officer's inbox and a run's page over 100,000 open runs (SQLite and PostgreSQL)."
ROWS = 100_000
SEED = 20240318
PARKS = 20
ORDERS = 19  # open orders of each union, beside its re-election
WARM, CALLS = 5, 100
GOAL_MS = 100
UNUSABLE = "!"


def child_build(rows: int) -> dict[str, object]:
    """Fill the tables set-wise, ids as they are drawn, so that both databases hold the same."""
    from django.db import connection, transaction  # noqa: PLC0415

    from unionhall.base import clock  # noqa: PLC0415

    now = clock.now()
    per_park = max(rows // (PARKS * (ORDERS + 1)), 1)
    with transaction.atomic():
        unions = _ground(per_park, now)
        _accounts(unions, now)
    _members(unions[::50], now)
    with transaction.atomic():
        made = _runs(unions, now)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return {"runs": made}


def _ground(per_park: int, now: Any) -> list[Any]:
    from unionhall.kernel.actors import system_actor  # noqa: PLC0415
    from unionhall.registry.actions.found_organisations import found_organisations  # noqa: PLC0415
    from unionhall.registry.models import Organisation  # noqa: PLC0415
    from unionhall.registry.rules import kinds  # noqa: PLC0415
    from unionhall.registry.rules.rows import NewOrganisation  # noqa: PLC0415

    rows = [NewOrganisation(code="C", name="某市总工会", kind=kinds.CITY_FEDERATION, region_code="210700")]
    for park in range(PARKS):
        code = f"P{park:02d}"
        rows.append(
            NewOrganisation(code=code, name=f"{park + 1}号园区总工会", kind=kinds.PARK_FEDERATION, parent_code="C")
        )
        rows += [
            NewOrganisation(
                code=f"{code}-{number:03d}",
                name=f"{park + 1}号园区{number + 1}厂工会",
                kind=kinds.SINGLE_UNION,
                parent_code=code,
            )
            for number in range(per_park)
        ]
    found_organisations(actor=system_actor("bench", door="command"), parent_code="", rows=rows, now=now)
    return list(Organisation.objects.filter(kind=kinds.SINGLE_UNION).order_by("path"))


def _accounts(unions: list[Any], now: Any) -> None:
    from unionhall.base import clock  # noqa: PLC0415
    from unionhall.base.models import Account, RoleAssignment  # noqa: PLC0415
    from unionhall.registry.models import Organisation  # noqa: PLC0415

    parks = list(Organisation.objects.filter(depth=2).order_by("path"))
    city = Organisation.objects.get(depth=1)
    seats = [("city", "city_officer", city.path)]
    for park in parks:
        seats += [(f"park{park.code}", "park_officer", park.path), (f"station{park.code}", "station_staff", park.path)]
    seats += [(f"union{union.code}", "union_officer", union.path) for union in unions]
    Account.objects.bulk_create(
        [Account(username=name, display_name=name, password=UNUSABLE, created_at=now) for name, _, _ in seats],
        batch_size=2000,
    )
    ids = dict(Account.objects.values_list("username", "pk"))
    today = clock.today(now)
    RoleAssignment.objects.bulk_create(
        [
            RoleAssignment(
                account_id=ids[name], role=role, scope_path=path, subtree=True, from_on=today, granted_at=now
            )
            for name, role, path in seats
        ],
        batch_size=2000,
    )


def _members(unions: list[Any], now: Any) -> None:
    from datetime import date  # noqa: PLC0415

    from unionhall.kernel.actors import system_actor  # noqa: PLC0415
    from unionhall.registry.actions.register_persons import register_persons  # noqa: PLC0415
    from unionhall.registry.actions.start_memberships import start_memberships  # noqa: PLC0415
    from unionhall.registry.rules.rows import NewMembership, NewPerson  # noqa: PLC0415

    actor = system_actor("bench", door="command")
    for union in unions:
        people = [
            NewPerson(name=f"职工{number}", sex="FM"[number % 2], birth_on=date(1990, 1, 1)) for number in range(60)
        ]
        ids = register_persons(actor=actor, organisation_code=union.code, rows=people, now=now)
        rows = [NewMembership(person_id=one, union_code=union.code, from_on=date(2024, 1, 5)) for one in ids]
        start_memberships(actor=actor, rows=rows, now=now)


def _runs(unions: list[Any], now: Any) -> int:
    from unionhall.base import clock  # noqa: PLC0415
    from unionhall.desk.models import ServiceOrder  # noqa: PLC0415
    from unionhall.organizing.models import Undertaking  # noqa: PLC0415
    from unionhall.workflow.declared import declared  # noqa: PLC0415
    from unionhall.workflow.models import Run, RunClock, RunLog  # noqa: PLC0415
    from unionhall.workflow.queries.profiles import profile_for  # noqa: PLC0415

    chance = random.Random(SEED)
    today = clock.today(now)
    pin = profile_for("210700", today).pin
    tables = [declared("organizing.reelection").procedure, *[declared("desk.order").procedure] * ORDERS]
    runs, clocks, logs, undertakings, orders = [], [], [], [], []
    for union in unions:
        park = union.path[: -union.steplen]
        place = {"scope_path": union.path}
        for number, table in enumerate(tables):
            state = chance.choice([one for one in table.states if not one.final])
            due = today + timedelta(days=chance.randrange(-3, 40))
            since = now - timedelta(days=chance.randrange(1, 30))
            run = Run(
                pk=len(runs) + 1, procedure=table.code, state=state.code, profile=pin, superior_path=park, **place
            )
            run.title = run.name_index = f"{union.name} {number}"
            run.subject, run.holder = f"organisation:{union.pk}", state.holder
            run.started_at = run.state_since = since
            seats = {"superior": park, "station": park, "nobody": ""}
            run.seat_path = seats.get(state.holder, union.path)
            run.due_on = due if state.clocks else None
            # What is late is shown to the union above, unless that has it.
            if state.clocks and due < today and run.seat_path != park:
                run.escalated_path = park
            runs.append(run)
            start = {"event": "start", "target": state.code, "actor": "bench", "as_role": "system"}
            logs.append(RunLog(run_id=run.pk, version=1, at=since, **start))
            limit = {"amount": 5, "unit": "working_day", "started_on": today, "provisional": False, "calendar": "bench"}
            clocks += [
                RunClock(run_id=run.pk, code=one.code, state=state.code, due_on=due, **limit) for one in state.clocks
            ]
            if number == 0:
                about = {"kind": "reelection", "superior_path": park, "started_at": since}
                undertakings.append(Undertaking(run_id=run.pk, union=union, **about, **place))
            else:
                kind = chance.choice(["library", "gym", "culture"])
                orders.append(
                    ServiceOrder(run_id=run.pk, union=union, kind=kind, title=run.title, asked_on=today, **place)
                )
    for rows in (runs, logs, clocks, undertakings, orders):
        type(rows[0]).objects.bulk_create(rows, batch_size=2000)
    return len(runs)


def child_measure(_rows: int) -> dict[str, object]:
    """Ask the pages as five officers and time each call."""
    from django.conf import settings  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.urls import reverse  # noqa: PLC0415

    from unionhall.base import clock  # noqa: PLC0415
    from unionhall.base.models import Account  # noqa: PLC0415
    from unionhall.base.queries.actors import actor_of  # noqa: PLC0415
    from unionhall.workflow.queries.inbox import first_of_mine, mine  # noqa: PLC0415

    settings.ALLOWED_HOSTS, settings.SECOND_FACTOR_REQUIRED = ["testserver"], False
    chance = random.Random(SEED + 1)
    found: dict[str, dict[str, float]] = {}
    stands: list[object] = []
    for name in ("unionP00-000", "unionP07-001", "parkP03", "stationP03", "city"):
        account = Account.objects.get(username=name)
        client = Client()
        client.force_login(account)
        actor = actor_of(account.pk, today=clock.today(), door="web")
        rows, _ = first_of_mine(actor, 50)
        stands.append([name, mine(actor).count(), [row.pk for row in rows]])
        path = next(holding.path for holding in actor.holdings)
        own = _runs_below(path, chance)
        for page, urls in (
            ("inbox", [reverse("workflow:inbox")]),
            ("others", [reverse("workflow:waiting")]),
            ("run", [reverse("workflow:run", args=[pk]) for pk in own]),
        ):
            found[f"{page} as {name}"] = _timed(client, urls)
    checksum = hashlib.sha256(json.dumps(stands).encode()).hexdigest()[:16]
    return {"pages": found, "checksum": checksum, "waiting_for_them": {str(one[0]): one[1] for one in stands}}


def _runs_below(path: str, chance: random.Random) -> list[int]:
    from unionhall.workflow.models import Run  # noqa: PLC0415

    ids = list(Run.objects.filter(scope_path__gte=path, scope_path__lt=path + "~").values_list("pk", flat=True))
    return sorted(chance.sample(sorted(ids), min(50, len(ids))))


def _timed(client: Any, urls: list[str]) -> dict[str, float]:
    times = []
    for call in range(WARM + CALLS):
        begin = time.perf_counter()
        answer = client.get(urls[call % len(urls)])
        spent = time.perf_counter() - begin
        if answer.status_code != 200:
            raise SystemExit(f"{urls[call % len(urls)]}: {answer.status_code} {answer.content[:300]!r}")
        if call >= WARM:
            times.append(spent * 1000)
    times.sort()
    return {
        "p50": round(times[len(times) // 2], 1),
        "p95": round(times[int(len(times) * 0.95)], 1),
        "max": round(times[-1], 1),
    }


def measure(rows: int, url: str) -> dict[str, Any]:
    """Measure one database."""
    with migrated_home(NAME, url, assets=True) as environment:
        built = play(__file__, "build", rows, environment)
        measured = play(__file__, "measure", rows, environment)
    return {**measured, "runs": built["runs"], "build_seconds": round(built["process_seconds"], 1)}


def run(rows: int | None = None) -> dict[str, object]:
    """Run the bench on both databases."""
    databases, checksum = on_both(measure, rows or ROWS)
    asked = [
        times for one in databases.values() for page, times in one["pages"].items() if page.startswith(("inbox", "run"))
    ]
    slowest = max(times["p95"] for times in asked)
    middle = sorted(times["p50"] for times in asked)[len(asked) // 2]
    return {
        "bench": NAME,
        "rows": next(iter(databases.values()))["runs"],
        "seconds": {"min": round(middle / 1000, 4), "median": round(middle / 1000, 4)},
        "rows_per_s": round(1000 / middle, 1),
        "peak_mib": max(float(one["peak_mib"]) for one in databases.values()),
        "checksum": checksum,
        "p95_ms": slowest,
        "goal_ms": GOAL_MS,
        "met": slowest < GOAL_MS,
        "databases": databases,
    }


if __name__ == "__main__":
    main(run, {"build": child_build, "measure": child_measure})
