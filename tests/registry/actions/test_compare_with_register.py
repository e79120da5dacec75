"""Who is known is met by blind index: members here, members elsewhere, former members, other names."""

from registry.batches_of_rosters import committed, staged
from registry.conftest import Forest
from registry.rosters import person
from unionhall.registry.models import ImportBatch, ImportRow, MembershipSpell

PEOPLE = [person(serial) for serial in range(3)]


def reasons(batch: int) -> list[str]:
    return list(ImportRow.objects.filter(batch=batch).order_by("row").values_list("reasons", flat=True))


def test_members_here_are_not_entered_twice(forest: Forest) -> None:
    committed(PEOPLE)
    again = committed(PEOPLE)
    assert all(text.startswith("already_member@") for text in reasons(again))
    assert ImportBatch.objects.get(pk=again).imported == 0
    assert MembershipSpell.objects.count() == 3


def test_members_elsewhere_wait_for_a_transfer(forest: Forest) -> None:
    committed(PEOPLE[:2])
    batch = staged(PEOPLE, union="B1")
    found = ImportBatch.objects.get(pk=batch)
    assert (found.ok, found.warned) == (1, 2)
    assert reasons(batch)[0].startswith("member_elsewhere@")


def test_a_former_member_and_another_name(forest: Forest) -> None:
    committed(PEOPLE)
    MembershipSpell.objects.update(status="exited")
    batch = staged([PEOPLE[0], person(1, 姓名="另一人")])
    assert reasons(batch)[0].startswith("known_person@")
    assert reasons(batch)[1].startswith("name_differs@name")
