"""An extension: half a year at most, from above, with its paper."""

from datetime import date

import pytest

from unionhall.kernel.errors import NotAllowed, NotFound, Refused
from unionhall.organizing.actions.extend_term import extend_term
from unionhall.organizing.models import Term
from unionhall.registry.models import Organisation


@pytest.fixture
def term(ground) -> Term:
    union = Organisation.objects.get(code="U")
    return Term.objects.create(
        union=union, scope_path=union.path, elected_on=date(2023, 12, 1), years=3, ends_on=date(2026, 12, 1)
    )


def test_the_park_extends(ground, term, now) -> None:
    call = {"actor": ground.park, "term_id": term.pk, "now": now}
    with pytest.raises(Refused) as refused:
        extend_term(extended_to=date(2027, 6, 2), paper="园工〔2026〕9号", reason="停产检修", **call)
    assert refused.value.facts["latest"] == date(2027, 6, 1)
    with pytest.raises(Refused):
        extend_term(extended_to=date(2027, 6, 1), paper="", reason="停产检修", **call)
    extend_term(extended_to=date(2027, 6, 1), paper="园工〔2026〕9号", reason="停产检修", **call)
    term.refresh_from_db()
    assert (term.extended_to, term.extension_paper) == (date(2027, 6, 1), "园工〔2026〕9号")


def test_a_union_cannot_extend_its_own_term(ground, term, now) -> None:
    with pytest.raises(NotAllowed):
        extend_term(actor=ground.chair, term_id=term.pk, extended_to=date(2027, 6, 1), paper="1", reason="1", now=now)
    at_the_union = ground.actor("park_officer", "U")
    with pytest.raises(NotFound):
        extend_term(actor=at_the_union, term_id=term.pk, extended_to=date(2027, 6, 1), paper="1", reason="1", now=now)
