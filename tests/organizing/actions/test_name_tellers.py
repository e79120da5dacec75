"""Two tellers from the roll who do not stand."""

import pytest

from unionhall.kernel.errors import Refused
from unionhall.organizing.actions.name_tellers import name_tellers
from unionhall.organizing.models import Teller


def test_candidates_outsiders_and_one_alone_are_refused(ground, ballot, people, by_election, now) -> None:
    ballot(voters=6, candidates=2, seats=1)
    roll = list(by_election.roll.order_by("id").values_list("person_id", flat=True))
    (outsider,) = people(1)
    call = {"actor": ground.chair, "undertaking_id": by_election.pk, "now": now}
    for wrong in ([roll[5]], [roll[0], roll[5]], [outsider.pk, roll[5]], [roll[5], roll[5]]):
        with pytest.raises(Refused):
            name_tellers(person_ids=wrong, **call)
    name_tellers(person_ids=[roll[3], roll[4], roll[5]], **call)
    assert Teller.objects.count() == 3
