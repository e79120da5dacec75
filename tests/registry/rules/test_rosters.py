"""Reasons are written short and read back."""

import pytest

from unionhall.kernel.errors import Refused
from unionhall.registry.rules import kinds
from unionhall.registry.rules.roster.reasons import REASONS
from unionhall.registry.rules.rosters import (
    STAGED,
    UPLOADED,
    check_may_hold,
    check_state,
    read_reasons,
    tickable,
    written_reasons,
)


def test_reasons_are_written_and_read_back() -> None:
    text = written_reasons([("date_tidied", "joined"), ("under_16", "id_number"), ("date_tidied", "joined")])
    assert read_reasons(text) == [("under_16", "id_number"), ("date_tidied", "joined")]
    assert len(written_reasons([(code, "id_number") for code in REASONS])) <= 500


def test_ticks_help_only_where_a_person_may_decide() -> None:
    assert tickable("sex_mismatch@sex")
    assert not tickable("member_elsewhere@id_number sex_mismatch@sex")
    assert not tickable("under_16@id_number")


def test_only_unions_with_members_of_their_own() -> None:
    check_may_hold(kinds.SINGLE_UNION, closed=False)
    for kind, closed in ((kinds.PROCURATORATE, False), (kinds.SINGLE_UNION, True)):
        with pytest.raises(Refused):
            check_may_hold(kind, closed=closed)


def test_states() -> None:
    check_state(STAGED, STAGED, UPLOADED)
    with pytest.raises(Refused):
        check_state(UPLOADED, STAGED)
