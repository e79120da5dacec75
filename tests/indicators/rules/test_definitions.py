from unionhall.indicators.rules.definitions import INDICATORS


def test_every_indicator_is_defined_in_words():
    for code, indicator in INDICATORS.items():
        assert indicator.code == code
        assert indicator.title
        assert indicator.words.endswith(".")
        assert indicator.version >= 1


def test_what_is_counted_says_over_what_and_when():
    for indicator in INDICATORS.values():
        if indicator.counted:
            assert indicator.cohorts
            assert indicator.as_of
            assert not indicator.awaits
        else:
            assert indicator.awaits
            assert indicator.under is None


def test_own_union_rate_is_first_asked_of_a_hundred_or_more():
    assert INDICATORS["own_union_rate"].default_cohort == "at_least_100"
    assert INDICATORS["union_rate"].default_cohort == "all"
