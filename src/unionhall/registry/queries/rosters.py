"""Uploaded rosters as the actor may see them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Count, ForeignKey, Model, QuerySet

from unionhall.base import files
from unionhall.base.authority import scoped
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.registry.models import ColumnMapping, ImportBatch, ImportRow, MembershipSpell, Person
from unionhall.registry.rules.roster.cells import open_sheets
from unionhall.registry.rules.roster.layout import find_roster, show_columns
from unionhall.registry.rules.roster.reading import Roster, read_roster
from unionhall.registry.rules.roster.reasons import OK, REASONS, REFUSE, VERDICTS, WARN
from unionhall.registry.rules.rosters import STAGED, UPLOADED, check_state, read_reasons, tickable

GRANT = "registry.import_roster"


def batches(actor: Actor) -> QuerySet[ImportBatch]:
    """Return the rosters within reach, the latest first."""
    return scoped(ImportBatch.objects.select_related("union"), actor, GRANT).order_by("-id")


def batch(actor: Actor, batch_id: int, *, lock: bool = False) -> ImportBatch:
    """Return one roster; ``NotFound`` when it is not there or not the actor's."""
    rows = batches(actor)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=batch_id).first()
    if found is None:
        raise NotFound("registry.no_roster", N_("There is no such roster within your reach."))
    return found


def mapping_of(union_id: int) -> dict[str, str]:
    """Return what people said about headings of this union's workbooks."""
    return dict(ColumnMapping.objects.filter(union=union_id).order_by("id").values_list("heading", "field")[:500])


def earlier_with_same_content(found: ImportBatch) -> ImportBatch | None:
    """Return the latest earlier roster of the same union with the very same bytes."""
    return (
        ImportBatch.objects.filter(union=found.union_id, digest=found.digest, pk__lt=found.pk).order_by("-id").first()
    )


def read_uploaded(actor: Actor, batch_id: int) -> Roster:
    """Read and judge the file of a roster with what people said about its union's headings."""
    found = batch(actor, batch_id)
    check_state(found.state, UPLOADED, STAGED)
    content = files.read(actor=actor, file_id=found.file_id).content
    return read_roster(content, as_of=found.as_of_on, mapping=mapping_of(found.union_id), sheet=found.sheet)


@dataclass(slots=True)
class ShownColumn:
    """A column as the columns page shows it: its heading, a few masked cells, and the field it is taken for."""

    key: str
    heading: str
    field: str
    examples: list[str]


@dataclass(slots=True)
class ShownLayout:
    """What was found in the file before anything is judged."""

    sheet: str
    others: list[str]
    header_row: int
    columns: list[ShownColumn]


def layout_of(actor: Actor, found: ImportBatch, sheet: str = "") -> ShownLayout:
    """Read the file's headings and a few cells below each; refuses a file that has no roster in it."""
    content = files.read(actor=actor, file_id=found.file_id).content
    roster = find_roster(open_sheets(content), mapping_of(found.union_id), sheet)
    shown = [ShownColumn(*column) for column in show_columns(roster)]
    return ShownLayout(roster.sheet.name, roster.others, roster.layout.header_row, shown)


@dataclass(slots=True)
class ShownRow:
    """A judged row for the preview: masked, its reasons in sentences."""

    row: int
    verdict: str
    name: str
    id_tail: str
    phone_tail: str
    group_name: str
    joined_on: Any
    reasons: list[tuple[str, str]]
    tickable: bool
    ticked: bool
    outcome: str


def preview_rows(found: ImportBatch, *, verdict: str, after: int, most: int) -> list[ShownRow]:
    """Return the next rows of one verdict (``warn``, ``refuse``, ``ok``) behind row ``after``."""
    number = VERDICTS.index(verdict)
    rows = ImportRow.objects.filter(batch=found, verdict=number, row__gt=after)
    if number > OK:
        rows = rows.filter(verdict__gt=OK)  # says to the planner that the partial index will do
    return [_shown(row) for row in rows.order_by("row").defer("id_number", "phone", "name_index")[:most]]


def _shown(row: ImportRow) -> ShownRow:
    said = [(code, REASONS[code].sentence) for code, _ in read_reasons(row.reasons)]
    weighty = [pair for pair in said if REASONS[pair[0]].severity > OK]
    return ShownRow(
        row=row.row,
        verdict=VERDICTS[row.verdict],
        name=row.name,
        id_tail=row.id_tail,
        phone_tail=row.phone_tail,
        group_name=row.group_name,
        joined_on=row.joined_on,
        reasons=weighty or said,
        tickable=row.verdict == WARN and tickable(row.reasons),
        ticked=row.verdict == WARN and row.wave is not None,
        outcome=row.outcome,
    )


def waiting(found: ImportBatch, wave: int) -> int:
    """Count the rows that commit number ``wave`` would enter."""
    return ImportRow.objects.filter(batch=found, wave=wave, outcome="").count()


def verdict_counts(found: ImportBatch) -> dict[str, int]:
    """Count the rows by verdict."""
    rows = ImportRow.objects.filter(batch=found).values("verdict").annotate(rows=Count("pk")).order_by()
    counts = {line["verdict"]: line["rows"] for line in rows}
    return {name: counts.get(number, 0) for number, name in enumerate(VERDICTS)}


def ticks(found: ImportBatch) -> tuple[int, int]:
    """Return how many warned rows have a tick and how many could have one."""
    warned = ImportRow.objects.filter(batch=found, verdict=WARN)
    for code, reason in REASONS.items():
        if not reason.tickable:
            warned = warned.exclude(reasons__contains=f"{code}@")
    return warned.filter(wave__isnull=False).count(), warned.count()


def reason_counts(found: ImportBatch) -> list[tuple[str, str, int]]:
    """Count the rows held or refused by reason: (verdict, sentence, rows), the most frequent first."""
    counts: dict[str, int] = {}
    for reasons in ImportRow.objects.filter(batch=found, verdict__gt=OK).values_list("reasons", flat=True).iterator():
        for code in {code for code, _ in read_reasons(reasons)}:
            counts[code] = counts.get(code, 0) + 1
    weighty = [(code, count) for code, count in counts.items() if REASONS[code].severity > OK]
    ordered = sorted(weighty, key=lambda pair: (-REASONS[pair[0]].severity, -pair[1], pair[0]))
    return [(VERDICTS[REASONS[code].severity], REASONS[code].sentence, count) for code, count in ordered]


def faulty_rows(found: ImportBatch, most: int) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    """Yield row numbers with the reasons of all rows that did not go in, for the error workbook."""
    rows = ImportRow.objects.filter(batch=found, verdict__gt=OK).exclude(
        verdict=WARN, wave__isnull=False, wave__lte=found.commits, outcome=""
    )
    for row, reasons in rows.order_by("row").values_list("row", "reasons")[:most]:
        yield row, [pair for pair in read_reasons(reasons) if REASONS[pair[0]].severity in {WARN, REFUSE}]


def count_spells(found: ImportBatch) -> int:
    """Count the spells that the roster made."""
    return MembershipSpell.objects.filter(batch_id=found.pk).count()


def what_builds_on(found: ImportBatch) -> dict[str, int]:
    """Count what would lose its ground if the roster were undone, by the name of the thing; empty when nothing would.

    Every table that points at people or spells counts, also those of modules above.
    """
    own_people = ImportRow.objects.filter(batch=found, person_known=False, outcome="", wave__lte=found.commits)
    people = Person.objects.filter(id_index__in=own_people.values("id_index"))
    spells = MembershipSpell.objects.filter(batch_id=found.pk)
    changed = spells.exclude(version=1, confirmed_at__isnull=True, status="active", to_on__isnull=True).count()
    built = {"changed or confirmed memberships": changed, "log-ins": people.filter(account__isnull=False).count()}
    for model, rows in ((Person, people), (MembershipSpell, spells)):
        for pointing_model, column in _pointing_at(model):
            pointing = pointing_model._base_manager.filter(**{f"{column}__in": rows.values("pk")})
            if pointing_model is MembershipSpell and model is Person:
                pointing = pointing.exclude(batch_id=found.pk)
            label = str(pointing_model._meta.verbose_name_plural)
            built[label] = built.get(label, 0) + pointing.count()
    return {label: count for label, count in built.items() if count}


def _pointing_at(model: type[Model]) -> list[tuple[type[Model], str]]:
    """Return every (table, foreign key) of the whole installation that points at a table."""
    return [
        (table, key.name)
        for table in apps.get_models(include_auto_created=True)
        for key in table._meta.local_fields
        if isinstance(key, ForeignKey) and key.related_model is model
    ]
