from unionhall.indicators.rules.definitions import EMPLOYERS, INDICATORS, MEMBERS
from unionhall.indicators.rules.parts import MISSING, NUMERATOR, PAPER, UNKNOWN, masked_name, parts_of, subjects_of


def test_a_coverage_share_opens_to_all_four_parts():
    assert parts_of(INDICATORS["union_rate"]) == [NUMERATOR, MISSING, UNKNOWN, PAPER]


def test_members_over_employees_open_to_both():
    rate = INDICATORS["membership_rate"]
    assert subjects_of(rate) == [MEMBERS, EMPLOYERS]
    assert parts_of(rate, MEMBERS) == [NUMERATOR]
    assert parts_of(rate, EMPLOYERS) == [NUMERATOR, UNKNOWN]


def test_what_is_not_counted_opens_to_nothing():
    assert parts_of(INDICATORS["proposals_settled_rate"]) == []
    assert parts_of(INDICATORS["union_rate"], "posts") == []


def test_names_are_masked():
    assert masked_name("测试员") == "测**"
    assert masked_name("测") == "测*"
