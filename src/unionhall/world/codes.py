"""Credit codes of invented bodies: right in form, with a check character, belonging to nobody known to us."""

from unionhall.kernel.credit_code import check_char, org_check_char


def credit_code(authority: str, region_code: str, number: int) -> str:
    """Return the 18 characters for ``authority`` (two), ``region_code`` (six) and a running number.

    >>> len(credit_code("91", "210727", 1))
    18
    """
    body = f"MD{number:06d}"
    seventeen = authority + region_code + body + org_check_char(body)
    return seventeen + check_char(seventeen)
