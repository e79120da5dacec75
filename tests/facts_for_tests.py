"""A kind of fact for tests: things with a place and a version, and an action that leaves one audit row."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

from unionhall.base.audit import record
from unionhall.base.field_kinds import Captured, FactKind, Standing
from unionhall.base.models import AuditRecord
from unionhall.base.rules.field_facts import Item
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import Refused

SPACE = UUID("5e7ef3b0-5a52-4f61-9a1c-0d8f0f9c2d11")
DEVICE = str(uuid5(SPACE, "phone"))
RECEIVED = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
GRANT = "base.create_account"  # officers hold it over their place


@dataclass
class Thing:
    path: str
    version: int = 1
    changed_by: int = 0
    closed_on: date | None = None


@dataclass
class Things:
    """What the phones speak about; ``kind`` answers for them."""

    held: dict[str, Thing]

    def stand(self, subject: str, base: str, author_id: int, *, lock: bool) -> Standing | None:
        thing = self.held.get(subject)
        if thing is None:
            return None
        changed = str(thing.version) != base and thing.changed_by != author_id
        return Standing(
            scope_path=thing.path,
            title=f"Thing {subject}",
            version=str(thing.version),
            changed=changed,
            closed_on=thing.closed_on,
            lines=(("Version", str(thing.version)),),
        )

    @property
    def kind(self) -> FactKind:
        return FactKind(
            code="test.reading",
            title="Reading",
            grant=GRANT,
            check=check,
            stand=self.stand,
            take=take,
            tell=lambda body: tuple((name, str(value)) for name, value in body.items()),
            address=lambda result: f"/results/{result}/",
        )


def check(body: Mapping[str, object], happened_on: date) -> dict[str, object]:
    if "value" not in body:
        raise Refused("test.value", "Give the value.", where="value")
    return {**body, "on": happened_on.isoformat()}


def take(*, actor: Actor, fact: Captured, now: datetime) -> str:
    if fact.body["value"] == "impossible":
        raise Refused("test.impossible", "This cannot be.")
    said = {"value": str(fact.body["value"]), "author": fact.author_id, "choice": fact.choice}
    record(actor=actor, verb="test.take", subject=fact.subject, scope_path="", now=now, facts=said)
    return f"reading:{fact.fact_id}"


def taken() -> int:
    return AuditRecord.objects.filter(verb="test.take").count()


def item(name: str = "first", **more) -> Item:
    """Return a fact by a name that is its id; keyword arguments change its fields."""
    given = {
        "client_id": str(uuid5(SPACE, name)),
        "kind": "test.reading",
        "subject": "thing:1",
        "base": "1",
        "device": DEVICE,
        "sequence": 1,
        "captured_at": RECEIVED - timedelta(hours=2),
        "body": {"value": "7"},
    }
    return Item(**(given | more))


def as_json(given: Item) -> dict:
    """Return the fact as a program sends it."""
    fields = ("client_id", "kind", "subject", "base", "device", "sequence", "body")
    return {name: getattr(given, name) for name in fields} | {"captured_at": given.captured_at.isoformat()}
