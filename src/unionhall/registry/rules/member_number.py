"""Member numbers of this installation: given once to a person, the same after every transfer and rejoining."""


def member_number(person_id: int) -> str:
    """Return the number of the person's e-card: nine digits and a check digit (ISO 7812, Luhn) against slips.

    >>> member_number(4711)
    '0000047118'
    """
    body = f"{person_id:09d}"
    total = 0
    for place, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return f"{body}{-total % 10}"
