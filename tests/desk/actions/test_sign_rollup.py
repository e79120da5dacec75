"""Signing: never by whoever froze it, only what was read, only the latest."""

import pytest

from deployments_for_tests import *  # noqa: F403 - fixtures
from deployments_for_tests import AFTER, COUNTY, part_at
from unionhall.desk.actions.freeze_rollup import freeze_rollup
from unionhall.desk.actions.sign_rollup import sign_rollup
from unionhall.desk.models import Rollup, RollupSignature
from unionhall.kernel.actors import system_actor
from unionhall.kernel.errors import Conflict, NotFound, Refused


def frozen(actor):
    made = freeze_rollup(actor=actor, part_id=part_at(COUNTY).pk, round_code="2026", now=AFTER)
    return Rollup.objects.get(pk=made)


def test_somebody_else_signs_what_was_read(accepted, seats):
    row = frozen(seats["county"])
    with pytest.raises(Refused):
        sign_rollup(actor=seats["county"], rollup_id=row.pk, sha256=row.sha256, now=AFTER)
    with pytest.raises(Refused):
        sign_rollup(actor=seats["city"], rollup_id=row.pk, sha256="0" * 64, now=AFTER)
    with pytest.raises(NotFound):
        sign_rollup(actor=seats["park"], rollup_id=row.pk, sha256=row.sha256, now=AFTER)
    sign_rollup(actor=seats["city"], rollup_id=row.pk, sha256=row.sha256, now=AFTER)
    assert RollupSignature.objects.get().account_id == seats.ids["city"]
    with pytest.raises(Conflict):
        sign_rollup(actor=seats["city_signer"], rollup_id=row.pk, sha256=row.sha256, now=AFTER)


def test_what_the_system_froze_a_person_signs(accepted, seats):
    row = frozen(system_actor("desk"))
    with pytest.raises(Refused):
        sign_rollup(actor=system_actor("desk"), rollup_id=row.pk, sha256=row.sha256, now=AFTER)
    assert sign_rollup(actor=seats["county"], rollup_id=row.pk, sha256=row.sha256, now=AFTER)
