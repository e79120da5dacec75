"""The usual way to import a workbook, written with care: openpyxl read-only, plain Python, ``bulk_create`` by 2 000.

It knows where the header stands and that no cells are merged, so it does less than the product. What repeats is
cached, personal fields are sealed once, a plain number or phone takes the short way.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from itertools import islice
from typing import Any, BinaryIO

import openpyxl
from django.db import transaction

from unionhall.base.crypto import blind_index, seal
from unionhall.base.pinyin import name_index
from unionhall.kernel import identity
from unionhall.kernel.actors import system_actor
from unionhall.kernel.phone import mask_phone, read_phone
from unionhall.registry.actions.upload_roster import upload_roster
from unionhall.registry.models import ImportBatch, ImportRow, MembershipSpell, Person
from unionhall.registry.rules.roster.dates import read_when
from unionhall.registry.rules.roster.money import UNREADABLE, read_amount
from unionhall.registry.rules.roster.reasons import REASONS
from unionhall.registry.rules.roster.words import read_name, read_word
from unionhall.registry.rules.rosters import COMMITTED, written_reasons

_AS_OF = date(2026, 11, 22)
_BATCH = 2000
_PLAIN_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
_PLAIN_PHONE = re.compile(r"1[3-9][0-9]{9}")
_WORDS = (("ethnicity", 3), ("political_status", 9), ("education", 8), ("employment_form", 15), ("skill_level", 10))
_word = lru_cache(maxsize=4096)(read_word)
_name_index = lru_cache(maxsize=65536)(name_index)
_amount = lru_cache(maxsize=65536)(read_amount)
_reasons = lru_cache(maxsize=4096)(lambda found: written_reasons(list(found)))


@lru_cache(maxsize=4096)
def _when(text: str) -> Any:
    return read_when(text, numeric=False, as_of=_AS_OF)


def import_book(book: BinaryIO, *, union_code: str, now: datetime) -> None:
    """Upload, judge, stage and commit."""
    content = book.read()
    actor = system_actor("bench")
    batch_id = upload_roster(actor=actor, union_code=union_code, content=content, file_name="b.xlsx", now=now)
    batch = ImportBatch.objects.select_related("union").get(pk=batch_id)
    book.seek(0)
    rows = list(_judged(book))
    with transaction.atomic():
        for part in _parts(ImportRow(batch=batch, **row) for row in rows):
            ImportRow.objects.bulk_create(part, batch_size=_BATCH)
    with transaction.atomic():
        good = [row for row in rows if row["wave"] == 1]
        known = _known([row["id_index"] for row in good])
        fresh = [row for row in good if row["id_index"] not in known]
        people = []
        for part in _parts(_person(batch, row) for row in fresh):
            people += Person.objects.bulk_create(part, batch_size=_BATCH)
        ids = known | {person.id_index: person.pk for person in people}
        for part in _parts(_spell(batch, row, ids[row["id_index"]]) for row in good):
            MembershipSpell.objects.bulk_create(part, batch_size=_BATCH)
        batch.state, batch.commits, batch.imported = COMMITTED, 1, len(good)
        batch.save()


def _parts(items: Iterator[Any]) -> Iterator[list[Any]]:
    while part := list(islice(items, _BATCH)):
        yield part


def _known(indexes: list[bytes]) -> dict[bytes, int]:
    found: dict[bytes, int] = {}
    for start in range(0, len(indexes), _BATCH):
        part = Person.objects.filter(id_index__in=indexes[start : start + _BATCH])
        found |= {bytes(index): pk for index, pk in part.values_list("id_index", "pk") if index}
    return found


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell == int(cell) else str(cell).strip()


def _judged(book: BinaryIO) -> Iterator[dict[str, Any]]:
    sheet = openpyxl.load_workbook(book, read_only=True, data_only=True).worksheets[0]
    seen: set[str] = set()
    phones: set[str] = set()
    for number, cells in enumerate(sheet.iter_rows(min_row=2, values_only=True), start=2):
        yield _judge(number, [_text(cell) for cell in cells], seen, phones)


Found = list[tuple[str, str]]


def _judge(number: int, cells: list[str], seen: set[str], phones: set[str]) -> dict[str, Any]:
    found: Found = []
    name, words = _judge_words(cells, found)
    read = identity.read_identity(cells[5])
    taken = isinstance(read, identity.Identity)
    again = _judge_number(read, seen, found)
    said_sex = _word("sex", cells[2]) or ""
    if taken and said_sex and said_sex != read.sex:
        found.append(("sex_mismatch", "sex"))
    born, joined, worked = _judge_days(cells, read.birth_on if taken else None, found)
    phone = _judge_phone(cells[6], phones, found, again=again)
    wage = _amount(cells[16])
    if wage.tidied:
        found.append(("money_tidied", "dues_base"))
    if wage.fault == UNREADABLE:
        found.append(("wage_unreadable", "dues_base"))
    verdict = max((REASONS[code].severity for code, _ in found), default=0)
    id_number, id_type = (read.number, read.type) if taken else ("", "")
    return {
        "row": number,
        "verdict": verdict,
        "reasons": _reasons(tuple(found)) if found else "",
        "wave": 1 if verdict == 0 else None,
        "name": name,
        "name_index": _name_index(name),
        "id_type": id_type,
        "id_number": seal(id_number.encode(), "registry.person.id_number") if id_number else b"",
        "id_index": blind_index("person.id", f"{id_type}|{id_number}") if id_number else None,
        "id_tail": identity.mask_number(id_number),
        "phone": seal(phone.encode(), "registry.person.phone") if phone else b"",
        "phone_index": blind_index("person.phone", phone) if phone else None,
        "phone_tail": mask_phone(phone),
        "sex": read.sex if taken else said_sex,
        "birth_on": born,
        "ethnicity": words["ethnicity"],
        "political_status": words["political_status"],
        "education": words["education"],
        "household_region": cells[7],
        "group_name": cells[13],
        "member_number": "",
        "job_title": cells[14],
        "employment_form": words["employment_form"],
        "skill_level": words["skill_level"],
        "worked_since": worked,
        "joined_on": joined,
        "dues_base_fen": wage.fen,
        "note": cells[17] if len(cells) > 17 else "",
    }


def _judge_words(cells: list[str], found: Found) -> tuple[str, dict[str, str]]:
    name = cells[1]
    if not _PLAIN_NAME.fullmatch(name):
        name, looks_right = read_name(name)
        if not name:
            found.append(("no_name", "name"))
        elif not looks_right:
            found.append(("name_odd", "name"))
    words = {}
    for field, place in _WORDS:
        typed = cells[place]
        words[field] = (_word(field, typed) if typed else "") or ""
        if words[field] != typed and field != "ethnicity":
            found.append(("word_tidied", field))
    return name, words


def _judge_number(read: identity.Identity | identity.IdentityFault, seen: set[str], found: Found) -> bool:
    if isinstance(read, identity.IdentityFault):
        found.append((read.code, "id_number"))
        return False
    found += [(note, "id_number") for note in read.notes]
    again = read.number in seen
    if again:
        found.append(("dup_in_file", "id_number"))
    seen.add(read.number)
    return again


def _judge_days(cells: list[str], own: date | None, found: Found) -> tuple[date | None, date | None, date | None]:
    birth, joined, worked = _when(cells[4]), _when(cells[12]), _when(cells[11])
    if own and birth.on and (birth.on.year, birth.on.month) != (own.year, own.month):
        found.append(("birth_mismatch", "birth"))
    born = own or birth.on
    if born and identity.age_on(born, _AS_OF) < 16:
        found.append(("under_16", "id_number"))
    if joined.notes:
        found.append(("date_tidied", "joined"))
    if joined.on and born and joined.on < born:
        found.append(("joined_before_birth", "joined"))
    if worked.on and worked.on > _AS_OF:
        found.append(("worked_in_future", "worked_since"))
    if worked.on and born and worked.on < born:
        found.append(("worked_before_birth", "worked_since"))
    return born, joined.on, worked.on


def _judge_phone(phone: str, phones: set[str], found: Found, *, again: bool) -> str:
    if not _PLAIN_PHONE.fullmatch(phone):
        heard = read_phone(phone)
        found.append((heard.fault or "phone_tidied", "phone"))
        phone = heard.number
    if phone and not again:
        if phone in phones:
            found.append(("phone_shared", "phone"))
        phones.add(phone)
    return phone


def _person(batch: ImportBatch, row: dict[str, Any]) -> Person:
    return Person(
        name=row["name"],
        name_index=row["name_index"],
        id_type=row["id_type"],
        id_number=row["id_number"],
        id_index=row["id_index"],
        id_tail=row["id_tail"],
        phone=row["phone"],
        phone_index=row["phone_index"],
        phone_tail=row["phone_tail"],
        sex=row["sex"],
        birth_on=row["birth_on"],
        ethnicity=row["ethnicity"],
        political_status=row["political_status"],
        education=row["education"],
        household_region=row["household_region"],
        scope_path=batch.scope_path,
        is_demo=batch.union.is_demo,
    )


def _spell(batch: ImportBatch, row: dict[str, Any], person_id: int) -> MembershipSpell:
    return MembershipSpell(
        person_id=person_id,
        union_id=batch.union_id,
        scope_path=batch.scope_path,
        group_name=row["group_name"],
        status="active",
        joined_on=row["joined_on"],
        from_on=row["joined_on"],
        member_number=row["member_number"],
        job_title=row["job_title"],
        employment_form=row["employment_form"],
        skill_level=row["skill_level"],
        worked_since=row["worked_since"],
        dues_base_fen=row["dues_base_fen"],
        note=row["note"],
        batch_id=batch.pk,
    )
