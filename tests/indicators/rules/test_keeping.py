from unionhall.indicators.rules.definitions import INDICATORS
from unionhall.indicators.rules.keeping import kept_figures


def test_every_counted_indicator_is_kept_and_no_other():
    kept = kept_figures()
    assert len(kept) == len(set(kept))
    assert {code for code, _ in kept} == {code for code, one in INDICATORS.items() if one.counted}
