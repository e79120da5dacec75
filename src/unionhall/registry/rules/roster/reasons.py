"""Why a row is noted, waits for a tick, or is refused: stable codes with their sentences."""

from dataclasses import dataclass

from unionhall.kernel.text import N_

OK, WARN, REFUSE = 0, 1, 2
VERDICTS = ("ok", "warn", "refuse")


@dataclass(frozen=True, slots=True)
class Reason:
    """``severity``: 0 is only said, 1 waits for a person's tick, 2 is refused. Some waits no tick can help."""

    severity: int
    sentence: str
    tickable: bool = True


def _said(sentence: str) -> Reason:
    return Reason(OK, sentence)


def _waits(sentence: str) -> Reason:
    return Reason(WARN, sentence)


def _refused(sentence: str) -> Reason:
    return Reason(REFUSE, sentence)


REASONS: dict[str, Reason] = {
    # Refused: cannot be a member, or cannot be told who it is.
    "no_name": _refused(N_("The name is missing. Write the name as on the identity card.")),
    "id_missing": _refused(N_("The identity number is missing. Write all 18 characters, the cell set to text.")),
    "numeric_id": _refused(
        N_("The spreadsheet made a number of this and rounded its last digits. Set the cell to text and type it again.")
    ),
    "id_length": _refused(N_("The identity number does not have 18 characters. Compare it with the card.")),
    "id_form": _refused(N_("No identity number has this form. Compare it with the card, or name the type of paper.")),
    "bad_checksum": _refused(N_("The check digit does not fit: a digit is mistyped. Compare it with the card.")),
    "bad_birth_in_id": _refused(N_("Characters 7 to 14 of the identity number are no date. Compare it with the card.")),
    "under_16": _refused(N_("The person is under 16 and may not be employed (Labour Law, article 15).")),
    "dup_in_file": _refused(N_("The same identity number stands further up in this file. Keep one row.")),
    "phone_short": _refused(N_("The mobile number does not have 11 digits. Ask for the number.")),
    "phone_form": _refused(N_("This is no mobile number. Write the 11 digits only.")),
    "phone_rounded": _refused(N_("The spreadsheet shortened this number. Set the cell to text and type it again.")),
    "join_unreadable": _refused(
        N_("This joining date cannot be read, or there is no such day. Write it like 2019-06.")
    ),
    "joined_in_future": _refused(N_("The joining date lies in the future. Whoever joins later is entered later.")),
    # Waiting for a tick: two columns say different things, or a person must look.
    "sex_mismatch": _waits(N_("The sex column and the identity number say different things.")),
    "birth_mismatch": _waits(N_("The birth column and the identity number say different dates.")),
    "old_15": _waits(N_("An old number of 15 digits, converted for now. Ask for the card with 18.")),
    "region_unknown": _waits(N_("The first six digits are in no edition of the national region codes.")),
    "needs_review": _waits(N_("This paper has no check digit. Look at the paper before you tick.")),
    "id_type_mismatch": _waits(N_("The type of paper and the form of its number do not fit.")),
    "name_odd": _waits(N_("The name holds something that names do not have, or is very short.")),
    "sex_unreadable": _waits(N_("This word for the sex is not known, and the number does not tell.")),
    "ethnicity_unknown": _waits(N_("This is none of the 56 ethnic groups. Look for a slip of the pen.")),
    "political_unknown": _waits(N_("This political status is not in the national list.")),
    "phone_missing": _waits(N_("Without a mobile number the member cannot confirm the entry.")),
    "phone_landline": _waits(N_("This is a landline. The member cannot confirm the entry by it; it is not kept.")),
    "phone_second": _waits(N_("Several numbers in one cell: the first one is taken.")),
    "phone_shared": _waits(N_("Another row of this file has the same mobile number.")),
    "birth_unreadable": _waits(N_("The date of birth cannot be read; the identity number's is taken.")),
    "join_missing": _waits(N_("The joining date is missing. If you tick this row, today counts.")),
    "join_year_only": _waits(N_("Only the joining year is given. If you tick this row, January counts.")),
    "join_short_year": _waits(N_("The joining year has two digits; look whether the century was understood.")),
    "month_ambiguous": _waits(
        N_("The spreadsheet made a number of this: .1 may be January or October. January is taken.")
    ),
    "joined_before_birth": _waits(N_("The joining date lies before the birth.")),
    "worked_unreadable": _waits(N_("The beginning of work cannot be read and is left empty.")),
    "worked_in_future": _waits(N_("The beginning of work lies in the future.")),
    "worked_before_birth": _waits(N_("The beginning of work lies before the birth.")),
    "very_old": _waits(N_("By the identity number the person is over 100 years old.")),
    "wage_unreadable": _waits(N_("The wage cannot be read and is left empty.")),
    "too_long": _waits(N_("The text is longer than we can keep and will be cut.")),
    "name_differs": _waits(N_("We know this identity number under another name.")),
    "member_elsewhere": Reason(
        WARN, N_("Already a member of another union: start a transfer instead."), tickable=False
    ),
    # Said: harmless, and put right.
    "already_member": _said(N_("Already a member here; nothing is entered twice.")),
    "known_person": _said(N_("A known person comes back: a new spell of membership is added.")),
    "young_worker": _said(N_("Aged 16 or 17: a juvenile worker with special protection.")),
    "id_tidied": _said(N_("Blanks, width or a small x in the identity number were put right.")),
    "name_tidied": _said(N_("Blanks or the dot in the name were put right.")),
    "phone_tidied": _said(N_("Marks or the country code in the phone number were left out.")),
    "phone_number": _said(N_("The phone number was stored as a number; all its digits are there.")),
    "date_tidied": _said(N_("A date was written in another form and understood.")),
    "date_short_year": _said(N_("A year of two digits was understood.")),
    "date_year_only": _said(N_("Only the year is given; January is kept.")),
    "money_tidied": _said(N_("The wage was written in another form and understood.")),
    "word_tidied": _said(N_("Another word for the same thing was put right.")),
    "word_unknown": _said(N_("This word is not in our list and is kept as it stands.")),
    "foreign_card": _said(N_("A foreign permanent resident's card.")),
    "residence_permit": _said(N_("A residence permit for Hong Kong, Macao or Taiwan residents.")),
    "hidden_row": _said(N_("The row is hidden in the workbook; what it holds counts all the same.")),
    "group_filled": _said(N_("The group stood once for several rows and was filled down.")),
}


def severity(code: str) -> int:
    """Return how much a reason weighs."""
    return REASONS[code].severity
