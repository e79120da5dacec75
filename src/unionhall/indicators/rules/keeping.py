"""Which figures a snapshot keeps: every share in every employer cohort, every count in its first cohort."""

from unionhall.indicators.rules.definitions import INDICATORS


def kept_figures() -> list[tuple[str, str]]:
    """Return (indicator, cohort) pairs; a few dozen, so that a month of a whole province stays small.

    >>> ("union_rate", "above_scale") in kept_figures(), ("proposals_settled_rate", "") in kept_figures()
    (True, False)
    """
    pairs = []
    for indicator in INDICATORS.values():
        if not indicator.counted or indicator.cohorts is None:
            continue
        wanted = list(indicator.cohorts) if indicator.is_share else [indicator.default_cohort]
        pairs += [(indicator.code, cohort) for cohort in wanted]
    return pairs
