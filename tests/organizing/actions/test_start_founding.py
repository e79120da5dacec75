"""Beginning a founding: the union stands on paper, its run waits at the first talk."""

import pytest

from unionhall.kernel.errors import NotAllowed, NotFound, Refusal
from unionhall.organizing.actions.start_founding import start_founding
from unionhall.organizing.models import Undertaking
from unionhall.registry.models import Organisation
from unionhall.workflow.models import Run


def test_a_station_begins(ground, founding) -> None:
    run = Run.objects.get(pk=founding.run_id)
    assert (run.procedure, run.state, run.superior_path) == ("organizing.founding", "lead", ground.paths["P"])
    assert founding.union.code == "N"
    assert founding.scope_path == run.scope_path
    assert founding.employer.uscc == ground.uscc


def test_an_unknown_employer_leaves_nothing_behind(ground, now) -> None:
    with pytest.raises(NotFound):
        start_founding(actor=ground.station, uscc="91210782MC0123450W", code="N", name="新厂工会", now=now)
    assert not Organisation.objects.filter(code="N").exists()


def test_only_grassroots_unions_are_founded_so(ground, now) -> None:
    with pytest.raises(Refusal):
        start_founding(
            actor=ground.station, uscc=ground.uscc, code="N", name="新厂工会", kind="city_federation", now=now
        )
    assert not Undertaking.objects.exists()


def test_an_enterprise_union_cannot_found_another(ground, now) -> None:
    with pytest.raises(NotAllowed):
        start_founding(actor=ground.chair, uscc=ground.uscc, code="N", name="新厂工会", now=now)
