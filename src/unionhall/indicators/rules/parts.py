"""The parts of a figure that a reader may open: who fulfils it, who misses it, who cannot be judged."""

from unionhall.indicators.rules.definitions import EMPLOYERS, ORDERS, ORGANISATIONS, TERMS, Indicator
from unionhall.kernel.text import N_

NUMERATOR, MISSING, UNKNOWN, PAPER = "numerator", "missing", "unknown", "paper"
TITLES = {
    NUMERATOR: N_("Counted"),
    MISSING: N_("Missing"),
    UNKNOWN: N_("Not to be judged: a fact is not on file"),
    PAPER: N_("On paper only"),
}
_COVERAGE = frozenset({"unionised", "own", "covered"})
_PRACTICES = frozenset({"practises_congress", "practises_openness", "practises_contract"})
_UNION_PARTS = {
    "overdue": [NUMERATOR, MISSING, UNKNOWN],
    "effective": [NUMERATOR, MISSING],
    "paper": [NUMERATOR, MISSING],
}


def subjects_of(indicator: Indicator) -> list[str]:
    """Return what an indicator counts; two subjects when numerator and denominator count different things."""
    found = [part.subject for part in (indicator.over, indicator.under) if part is not None]
    return list(dict.fromkeys(found))


def parts_of(indicator: Indicator, subject: str = "") -> list[str]:
    """Return the parts that can be opened for ``subject`` (empty: the numerator's)."""
    if indicator.over is None or subject not in {"", *subjects_of(indicator)}:
        return []
    wanted = subject or indicator.over.subject
    if wanted == EMPLOYERS and indicator.over.column in _PRACTICES:
        return [NUMERATOR, MISSING, UNKNOWN]
    if wanted == EMPLOYERS and indicator.over.column in _COVERAGE and indicator.is_share:
        return [NUMERATOR, MISSING, UNKNOWN, PAPER]
    if wanted == EMPLOYERS:
        return [NUMERATOR, MISSING, PAPER] if indicator.over.column in _COVERAGE else [NUMERATOR, UNKNOWN]
    if wanted == ORGANISATIONS:
        return _UNION_PARTS.get(indicator.over.column, [NUMERATOR])
    return [NUMERATOR, MISSING] if wanted in {TERMS, ORDERS} else [NUMERATOR]


def masked_name(name: str) -> str:
    """Show the family name only: the rows behind a figure need no names.

    >>> masked_name("测试员")
    '测**'
    """
    return name[:1] + "*" * max(len(name) - 1, 1)
