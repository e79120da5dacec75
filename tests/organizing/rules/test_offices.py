"""One post for each person elected; an office passes on."""

from unionhall.organizing.rules.offices import new_posts, relieved


def test_an_officer_holds_the_office_and_no_plain_seat() -> None:
    elected = [("committee", 1), ("committee", 2), ("committee", None), ("audit", 5), ("audit_head", 5), ("chair", 1)]
    assert new_posts(elected) == [("committee", 2), ("audit", 5), ("chair", 1)]


def test_only_the_first_woman_heads_the_committee() -> None:
    assert new_posts([("women", 3), ("women", 4)]) == [("women", 3)]


def test_a_recall_fills_nothing() -> None:
    assert new_posts([("recall", 1)]) == []


def test_who_held_the_office_leaves_and_who_rises_leaves_the_seat() -> None:
    held = [(7, 1, "chair"), (8, 2, "committee_member"), (9, 3, "committee_member")]
    assert relieved(held, [("chair", 2)]) == {7, 8}
    assert relieved(held, [("committee", 4)]) == set()
