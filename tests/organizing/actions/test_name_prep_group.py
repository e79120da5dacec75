"""The group is exactly who was named last; nonsense is refused at once, numbers when the request is made."""

import pytest

from unionhall.kernel.errors import Refused
from unionhall.organizing.actions.name_prep_group import NewPrepMember, name_prep_group
from unionhall.organizing.queries.run_facts import facts_of


def test_the_last_naming_holds(ground, founding, now) -> None:
    for count in (2, 3):
        people = [NewPrepMember("甲", "leader"), *(NewPrepMember(f"工{n}", "worker") for n in range(count - 1))]
        name_prep_group(actor=ground.station, undertaking_id=founding.pk, people=people, now=now)
    facts = facts_of(founding, now.date())
    assert (facts["prep_group"], facts["prep_leaders"]) == (3, 1)


@pytest.mark.parametrize("people", [[NewPrepMember("", "leader")], [NewPrepMember("甲", "boss")]])
def test_a_name_and_a_role_are_needed(ground, founding, now, people) -> None:
    with pytest.raises(Refused):
        name_prep_group(actor=ground.station, undertaking_id=founding.pk, people=people, now=now)


def test_a_crowd_is_no_group(ground, founding, now) -> None:
    with pytest.raises(Refused):
        name_prep_group(
            actor=ground.station, undertaking_id=founding.pk, people=[NewPrepMember("甲", "worker")] * 11, now=now
        )
