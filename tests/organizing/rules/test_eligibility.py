"""Who may not stand, who must answer first, and what is worth a warning."""

import pytest

from unionhall.organizing.rules.eligibility import (
    ASKS,
    BLOCKS,
    CLOSE_RELATIVES,
    OTHER_RELATIVES,
    WARNS,
    CandidateFacts,
    blocked,
    judge,
    judge_list,
)

FINE = CandidateFacts(name="王一", sex="F", frontline=True)


def _codes(candidate: CandidateFacts) -> list[tuple[str, str]]:
    return [(one.weight, one.code) for one in judge(candidate)]


def test_a_frontline_member_is_fine() -> None:
    assert judge(FINE) == ()
    assert judge_list([FINE]) == ()


@pytest.mark.parametrize("function", ["principal", "legal_representative", "partner"])
def test_heads_of_the_enterprise_cannot_stand(function: str) -> None:
    assert _codes(CandidateFacts(name="赵总", function=function)) == [(BLOCKS, function)]


@pytest.mark.parametrize("relation", sorted(CLOSE_RELATIVES))
def test_close_relatives_of_the_head_cannot_stand(relation: str) -> None:
    assert _codes(CandidateFacts(name="赵二", relation=relation)) == [(BLOCKS, "close_relative")]


@pytest.mark.parametrize("relation", sorted(OTHER_RELATIVES))
def test_another_relative_needs_a_written_answer(relation: str) -> None:
    """The boss's cousin: no close relative by the Civil Code, yet nobody passes the list without a word."""
    cousin = CandidateFacts(name="赵三", relation=relation)
    assert _codes(cousin) == [(ASKS, "relative")]
    assert [one.code for one in blocked([FINE, cousin])] == ["relative"]
    assert blocked([FINE, CandidateFacts(name="赵三", relation=relation, answer="班组一致推荐，已公开说明")]) == ()


def test_non_members_and_retained_members_cannot_stand() -> None:
    assert _codes(CandidateFacts(name="外人", membership="none")) == [(BLOCKS, "no_member")]
    assert _codes(CandidateFacts(name="退休", membership="retained")) == [(BLOCKS, "retained")]


def test_a_member_with_two_unions_cannot_stand() -> None:
    found = judge(CandidateFacts(name="两会", other_unions=1))
    assert [(one.weight, one.code) for one in found] == [(BLOCKS, "two_unions")]
    assert found[0].sentence.facts["count"] == 1


def test_only_the_chair_may_come_from_outside() -> None:
    outside = {"name": "外派", "membership": "none", "recommended_by_superior": True}
    assert _codes(CandidateFacts(post="chair", **outside)) == [(WARNS, "external")]
    assert _codes(CandidateFacts(post="committee_member", **outside)) == [(BLOCKS, "no_member")]


def test_a_chair_who_skipped_the_training_cannot_stand_again() -> None:
    assert _codes(CandidateFacts(name="老主席", post="chair", missed_training=True)) == [(BLOCKS, "missed_training")]
    assert _codes(CandidateFacts(name="老主席", missed_training=True)) == []


def test_human_resources_is_a_warning() -> None:
    assert _codes(CandidateFacts(name="人事", function="hr_head")) == [(WARNS, "hr_head")]
    assert blocked([CandidateFacts(name="人事", function="hr_head")]) == ()


def test_a_list_without_women_or_frontline_is_warned_with_its_number() -> None:
    men = [CandidateFacts(name=name, sex="M") for name in ("甲", "乙", "丙")]
    assert [(one.code, one.sentence.facts["total"]) for one in judge_list(men)] == [
        ("no_women", 3),
        ("no_frontline", 3),
    ]
    assert judge_list([]) == ()


def test_the_hardest_finding_stands_first() -> None:
    both = CandidateFacts(name="人事", function="hr_head", relation="spouse")
    assert [one.weight for one in judge(both)] == [BLOCKS, WARNS]


@pytest.mark.parametrize(("sex", "found"), [("M", [(WARNS, "man_for_women")]), ("F", []), ("", [])])
def test_a_man_on_the_womens_list_is_said(sex: str, found: list[tuple[str, str]]) -> None:
    assert _codes(CandidateFacts(name="某某", sex=sex, post="women_head")) == found
    assert _codes(CandidateFacts(name="某某", sex=sex)) == []
