"""Dates against each other: only what cannot both be true waits."""

from datetime import date

from registry.rosters import as_xlsx, person, read


def test_days_months_and_years_are_compared_as_far_as_they_go() -> None:
    born = str(person(0)["身份证号码"])[6:14]
    day = date(int(born[:4]), int(born[4:6]), int(born[6:]))
    rows = [
        person(0, 出生年月=day),
        person(900, 出生年月=day.replace(day=15)),
        person(1800, 出生年月=f"{day.year + 2}"),
    ]
    found = read(as_xlsx(rows))
    assert "birth_mismatch" not in found[0]["reasons"]
    assert "birth_mismatch" in found[1]["reasons"]
    assert "birth_mismatch" not in found[2]["reasons"]


def test_a_lost_nought_is_no_contradiction() -> None:
    number = "210782199010010011"
    row = read(as_xlsx([person(0, 身份证号码=number[:17] + "X", 出生年月=1990.1)]))[0]
    assert "birth_mismatch" not in row["reasons"]
