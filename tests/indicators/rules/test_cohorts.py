from unionhall.indicators.rules import cohorts
from unionhall.registry.rules.kinds import KINDS, POSTS


def test_cohorts_are_known_by_their_own_code():
    for family in (cohorts.EMPLOYERS, cohorts.MEMBERS, cohorts.ORGANISATIONS, cohorts.STATIONS, cohorts.POSTS):
        assert all(code == one.code and one.title and one.words for code, one in family.items())


def test_only_cohorts_of_size_need_yearly_facts():
    needing = {code for code, one in cohorts.EMPLOYERS.items() if one.needs_facts}
    assert needing == set(cohorts.EMPLOYERS) - {"all"}


def test_every_kind_and_post_can_be_counted():
    assert set(KINDS) <= set(cohorts.ORGANISATIONS)
    assert set(POSTS) <= set(cohorts.POSTS)
