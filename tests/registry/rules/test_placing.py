"""Every kind has its places; a union never stands over a procuratorate, nor the reverse."""

from itertools import product

import pytest

from unionhall.kernel.errors import Refused
from unionhall.registry.rules.kinds import FEDERATIONS, KINDS, PROCURATORATE
from unionhall.registry.rules.placing import PARENTS, ROOT, check_legal_person, check_place, kinds_under


@pytest.mark.parametrize(("kind", "parent"), list(product(KINDS, [ROOT, *KINDS])))
def test_the_table_and_nothing_else(kind, parent):
    if parent in PARENTS[kind]:
        check_place(code="X", kind=kind, parent_kind=parent)
        assert kind in kinds_under(parent)
        return
    with pytest.raises(Refused, match=r"needs_parent|wrong_parent"):
        check_place(code="X", kind=kind, parent_kind=parent)


def test_every_federation_level_but_the_park_and_town_may_begin_a_tree():
    roots = set(kinds_under(ROOT))
    assert FEDERATIONS - roots == {"park_federation", "town_federation"}
    assert not PARENTS[PROCURATORATE] & FEDERATIONS


def test_unknown_kinds_and_codes_without_legal_person():
    with pytest.raises(Refused, match="unknown_kind"):
        check_place(code="X", kind="club", parent_kind=ROOT)
    with pytest.raises(Refused, match="no_legal_person"):
        check_legal_person(code="X", kind="branch", uscc="81210782MC00000017")
    check_legal_person(code="X", kind="branch", uscc="")
