"""What a person's record must hold; the number itself outranks what was typed beside it."""

from dataclasses import dataclass
from datetime import date

from unionhall.kernel.errors import Conflict, Refused
from unionhall.kernel.identity import ID_TYPES, IdentityFault, mask_number, read_identity
from unionhall.kernel.phone import mask_phone, read_phone
from unionhall.kernel.text import N_
from unionhall.registry.rules.rows import NewPerson

SEXES = {"M": N_("Male"), "F": N_("Female")}
_FAULTS = {
    "id_missing": N_("{name}: the number is missing."),
    "id_length": N_("{name}: the number has the wrong length. Spreadsheets shorten it: type it as text."),
    "id_form": N_("{name}: this is no number of that kind of paper."),
    "bad_checksum": N_("{name}: the last sign of the number does not check the others. Compare it with the card."),
    "bad_birth_in_id": N_("{name}: the number holds a birthday that does not exist."),
}


@dataclass(frozen=True, slots=True)
class CheckedPerson:
    """A person ready to be stored."""

    name: str
    id_type: str
    id_number: str
    id_tail: str
    phone: str
    phone_tail: str
    sex: str
    birth_on: date | None
    notes: tuple[str, ...]


def check_person(row: NewPerson, *, today: date) -> CheckedPerson:
    """Return the person as stored; refuses a number or a phone that cannot be, and contradictions."""
    name = "".join(row.name.split()) if any("\u4e00" <= sign <= "\u9fff" for sign in row.name) else row.name.strip()
    if not name:
        raise Refused("registry.no_person_name", N_("The person's name is missing."))
    sex, birth_on = row.sex, row.birth_on
    notes: tuple[str, ...] = ()
    id_type = id_number = tail = ""
    if sex not in {"", *SEXES}:
        raise Refused("registry.bad_sex", N_("{name}: sex is M, F or left empty."), name=name)
    if row.id_number.strip():
        if row.id_type not in {"", *ID_TYPES}:
            raise Refused("registry.bad_id_type", N_("{name}: there is no such kind of paper."), name=name)
        read = read_identity(row.id_number, row.id_type)
        if isinstance(read, IdentityFault):
            raise Refused(f"registry.{read.code}", _FAULTS[read.code], name=name)
        id_type, id_number, tail, notes = read.type, read.number, mask_number(read.number), read.notes
        _check_agreement(name, "birthday", birth_on, read.birth_on)
        _check_agreement(name, "sex", sex or None, read.sex or None)
        sex, birth_on = read.sex or sex, read.birth_on or birth_on
    if birth_on is not None and birth_on > today:
        raise Refused("registry.born_in_future", N_("{name}: the birthday lies in the future."), name=name)
    phone = ""
    if row.phone.strip():
        heard = read_phone(row.phone)
        if heard.fault:
            raise Refused(
                "registry.bad_phone", N_("{name}: this is no mobile number; it has eleven digits."), name=name
            )
        phone = heard.number
    return CheckedPerson(
        name=name,
        id_type=id_type,
        id_number=id_number,
        id_tail=tail,
        phone=phone,
        phone_tail=mask_phone(phone) if phone else "",
        sex=sex,
        birth_on=birth_on,
        notes=notes,
    )


def _check_agreement(name: str, what: str, typed: object | None, in_number: object | None) -> None:
    if typed is None or in_number is None or typed == in_number:
        return
    if what == "sex":
        raise Refused(
            "registry.sex_contradicts", N_("{name}: the sex contradicts the number. One is wrong."), name=name
        )
    raise Refused(
        "registry.birthday_contradicts", N_("{name}: the birthday contradicts the number. One is wrong."), name=name
    )


def check_version(*, held: int, seen: int) -> None:
    """Refuse to write over what somebody else changed meanwhile."""
    if held != seen:
        raise Conflict(
            "registry.changed_meanwhile",
            N_("Somebody changed this record meanwhile. Look at it again, then change it."),
        )
