"""Credit codes at the registry's doors: tidied, or refused with what is wrong."""

from unionhall.kernel.credit_code import CHECKSUM, MISSING, read_credit_code
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_


def tidy_credit_code(text: str) -> str:
    """Return the code as it is stored; refuses what is none (GB 32100).

    >>> tidy_credit_code("91210782 mc0123450w")
    '91210782MC0123450W'
    """
    read = read_credit_code(text)
    if read.fault == MISSING:
        raise Refused("registry.no_credit_code", N_("The unified social credit code is missing."))
    if read.fault == CHECKSUM:
        raise Refused(
            "registry.credit_code_checksum",
            N_("{code}: the last sign does not check the others. Compare it with the licence."),
            code=read.code,
        )
    if read.fault:
        raise Refused(
            "registry.bad_credit_code",
            N_("{code} is no credit code: it has 18 digits and capitals, without I, O, S, V and Z."),
            code=text[:40],
        )
    return read.code
