from datetime import timedelta
from fractions import Fraction

import pytest
from django.db import DatabaseError, transaction

from park_on_the_ground import CITY, END, EVE, NOW, PARK, SYSTEM, TODAY, TWIN, officer
from unionhall.base.actions.move_scope import move_scope
from unionhall.indicators.actions.take_snapshot import take_snapshot
from unionhall.indicators.models import Snapshot
from unionhall.indicators.queries.scopes import scope_at
from unionhall.indicators.queries.snapshots import is_kept, kept_days, snapshots, trend
from unionhall.indicators.rules.keeping import kept_figures
from unionhall.kernel.errors import NotAllowed, NotFound, Refused
from unionhall.registry.models import MembershipSpell


def keep(day=END, *, actor=SYSTEM, path=PARK, depth=0):
    return take_snapshot(actor=actor, scope_path=path, as_of=day, now=NOW, today=TODAY, depth=depth)


def test_a_kept_figure_does_not_drift(park):
    assert keep() == len(kept_figures())
    scope = scope_at(SYSTEM, PARK)
    MembershipSpell.objects.filter(scope_path=f"{PARK}0001").delete()
    before, kept = trend(scope, "union_rate", "above_scale", [EVE, END])
    assert (before.figure.value, before.taken_at) == (Fraction(11, 23), None)
    assert (kept.figure.value, kept.taken_at) == (Fraction(1), NOW)
    keep()
    assert Snapshot.objects.count() == len(kept_figures())
    assert [day.as_of for day in kept_days(scope)] == [END]
    assert len(snapshots(scope, as_of=END)) == len(kept_figures())


def test_the_database_refuses_to_change_or_remove_it(park):
    keep()
    for attempt in (lambda rows: rows.update(numerator=24), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt(Snapshot.objects.all())


def test_its_place_follows_a_moved_organisation(park):
    keep()
    move_scope(actor=SYSTEM, old_path=PARK, new_path=f"{TWIN}0007", now=NOW)
    assert set(Snapshot.objects.values_list("scope_path", flat=True)) == {f"{TWIN}0007"}


def test_every_federation_of_a_depth_is_kept_at_once(park):
    keep(path="", depth=2)
    assert set(Snapshot.objects.values_list("scope_path", flat=True)) == {PARK, TWIN}
    kept = Snapshot.objects.get(scope_path=PARK, indicator="union_rate", cohort="above_scale")
    assert (kept.numerator, kept.denominator) == (23, 23)
    assert is_kept("", END)
    assert not is_kept("", EVE)


def test_who_and_when(park):
    assert keep(actor=officer("park_officer", PARK, account_id=None)) > 0
    with pytest.raises(NotFound):
        keep(actor=officer("park_officer", TWIN))
    with pytest.raises(NotAllowed):
        keep(actor=officer("union_officer", CITY))
    with pytest.raises(Refused, match="day_to_come"):
        keep(TODAY + timedelta(days=1))
