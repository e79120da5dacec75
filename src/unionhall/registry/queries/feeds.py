"""Receiving systems, runs and the state of each record in them, as the actor may see them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from unionhall.base.authority import scoped, within
from unionhall.base.crypto import blind_index
from unionhall.kernel.actors import Actor
from unionhall.kernel.batches import batches
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.registry.models import FeedRecord, FeedRun, FeedSystem, MembershipSpell, Organisation
from unionhall.registry.rules.feed import Column, FeedDescription, reference
from unionhall.registry.rules.feed_words import MEMBERS, REJECTED, UNREADY
from unionhall.registry.rules.kinds import RUNNING
from unionhall.registry.rules.placing import UNIONS
from unionhall.registry.rules.tree import STEP

GRANT = "registry.feed_upward"
CHUNK = 2_000


def feed_systems(actor: Actor) -> QuerySet[FeedSystem]:
    """Return the receiving systems that the actor's federations keep."""
    return scoped(FeedSystem.objects.select_related("owner").order_by("id"), actor, GRANT)


def feed_system(actor: Actor, system_id: int) -> FeedSystem:
    """Return one receiving system."""
    found = feed_systems(actor).filter(pk=system_id).first()
    if found is None:
        raise NotFound("registry.no_feed", N_("There is no such receiving system within your reach."))
    return found


def open_system(owner: Organisation, code: str, on: date) -> FeedSystem | None:
    """Return the description of a system that its keeper uses on a day, the latest."""
    rows = FeedSystem.objects.filter(Q(to_on__isnull=True) | Q(to_on__gte=on), owner=owner, code=code)
    return rows.order_by("-from_on", "-pk").first()


def description(system: FeedSystem) -> FeedDescription:
    """Return a system's description with its columns and codes (two queries)."""
    columns = tuple(
        Column(
            heading=column.heading,
            field=column.field,
            transform=column.transform,
            code_list=column.code_list,
            required=column.required,
        )
        for column in system.columns.order_by("position")
    )
    codes = {
        (code_list, ours): theirs for code_list, ours, theirs in system.codes.values_list("code_list", "ours", "theirs")
    }
    return FeedDescription(
        code=system.code,
        name=system.name,
        subject=system.subject,
        file_format=system.file_format,
        source=system.source,
        columns=columns,
        codes=codes,
        return_key=system.return_key,
        return_verdict=system.return_verdict,
        return_reason=system.return_reason,
        accepted_words=tuple(system.accepted_words),
        verified=system.verified,
    )


def feed_runs(actor: Actor) -> QuerySet[FeedRun]:
    """Return the runs within reach, the latest first."""
    return scoped(FeedRun.objects.select_related("system").order_by("-id"), actor, GRANT)


def feed_run(actor: Actor, run_id: int, *, lock: bool = False) -> FeedRun:
    """Return one run."""
    rows = feed_runs(actor)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=run_id).first()
    if found is None:
        raise NotFound("registry.no_feed_run", N_("There is no such run within your reach."))
    return found


def run_of_key(key: str) -> FeedRun | None:
    """Return the run that a job made already (a job may be done twice)."""
    return FeedRun.objects.filter(key=key).first()


def feed_records(actor: Actor, system_id: int) -> QuerySet[FeedRecord]:
    """Return the last-sent state of the records within reach in one system."""
    system = feed_system(actor, system_id)
    return scoped(FeedRecord.objects.filter(system=system).order_by("id"), actor, GRANT)


def rejected_records(actor: Actor, system_id: int) -> QuerySet[FeedRecord]:
    """Return the records that the system refused or that are not complete enough to be sent, with their reasons."""
    return feed_records(actor, system_id).filter(state__in=[REJECTED, UNREADY])


def row_hash(values: tuple[str, ...]) -> bytes:
    """Return the keyed digest of an outgoing row: equal rows, equal digests, and nothing to be read from it."""
    return blind_index("feed.row", "\x1f".join(values))


Source = tuple[int, str, dict[str, object]]  # id, scope path, fields


def records_to_feed(system: FeedSystem, subject: str, path: str) -> Iterator[list[Source]]:
    """Yield the records below ``path`` in chunks: running ones, and ended ones that the system knows."""
    known = FeedRecord.objects.filter(system=system, record_id=OuterRef("pk"))
    last = 0
    while True:
        chunk = (_members if subject == MEMBERS else _organisations)(path, known, last)
        if not chunk:
            return
        yield chunk
        last = chunk[-1][0]


def sent_states(system: FeedSystem, record_ids: list[int]) -> dict[int, FeedRecord]:
    """Return the last-sent states of these records."""
    return {
        row.record_id: row
        for batch in batches(record_ids)
        for row in FeedRecord.objects.filter(system=system, record_id__in=batch)
    }


def _members(path: str, known: QuerySet[FeedRecord], after: int) -> list[Source]:
    rows = (
        MembershipSpell.objects.filter(within(path), Q(status__in=RUNNING) | Q(Exists(known)), pk__gt=after)
        .select_related("person", "union")
        .order_by("pk")[:CHUNK]
    )
    return [(spell.pk, spell.scope_path, _member_fields(spell)) for spell in rows]


def _member_fields(spell: MembershipSpell) -> dict[str, object]:
    person: Any = spell.person
    from_person = (
        "name",
        "id_type",
        "id_number",
        "phone",
        "sex",
        "birth_on",
        "ethnicity",
        "political_status",
        "education",
        "household_region",
    )
    from_spell = (
        "group_name",
        "status",
        "joined_on",
        "from_on",
        "to_on",
        "member_number",
        "job_title",
        "employment_form",
        "skill_level",
        "worked_since",
    )
    return {
        "reference": reference(MEMBERS, spell.pk),
        **{name: getattr(person, name) for name in from_person},
        **{name: getattr(spell, name) for name in from_spell},
        "union_code": spell.union.code,
        "union_name": spell.union.name,
        "union_uscc": spell.union.uscc,
        "confirmed": spell.confirmed_at is not None,
    }


def _organisations(path: str, known: QuerySet[FeedRecord], after: int) -> list[Source]:
    rows = list(
        Organisation.objects.filter(
            within(path, field="path"), Q(closed_on__isnull=True) | Q(Exists(known)), kind__in=UNIONS, pk__gt=after
        ).order_by("pk")[:CHUNK]
    )
    paths = {row.path[:-STEP] for row in rows}
    above = {row.path: row for batch in batches(sorted(paths)) for row in Organisation.objects.filter(path__in=batch)}
    plain = (
        "code",
        "name",
        "short_name",
        "kind",
        "uscc",
        "region_code",
        "address",
        "founded_on",
        "closed_on",
        "term_ends_on",
    )
    return [
        (
            row.pk,
            row.path,
            {
                "reference": reference("organisations", row.pk),
                **{name: getattr(row, name) for name in plain},
                "above_code": above[row.path[:-STEP]].code if row.path[:-STEP] in above else "",
                "above_name": above[row.path[:-STEP]].name if row.path[:-STEP] in above else "",
            },
        )
        for row in rows
    ]


def records_of_run(run: FeedRun) -> dict[int, FeedRecord]:
    """Return the records whose last sending was this run, by record id; later sendings are not this run's to answer."""
    return {row.record_id: row for row in FeedRecord.objects.filter(run=run)}
