import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from park_on_the_ground import NOW, PARK, SYSTEM, officer
from unionhall.indicators.actions.recompute_totals import recompute_totals
from unionhall.indicators.models import Measure, Total
from unionhall.indicators.queries.rollups import NAMES, last_recount, rolled_up, subtree_measures
from unionhall.indicators.queries.scopes import Scope
from unionhall.kernel.errors import NotAllowed

SHUFFLE = random.Random(7)


@st.composite
def forests(draw):
    paths = ["0001", "0002"]
    for _ in range(draw(st.integers(0, 30))):
        parent = draw(st.sampled_from(["", *paths]))
        taken = sum(1 for path in paths if path[:-4] == parent)
        paths.append(f"{parent}{taken + 1:04d}")
    return [(path, draw(st.lists(st.integers(0, 10**6), min_size=8, max_size=8))) for path in paths]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(forest=forests(), claimed=st.booleans())
def test_totals_equal_a_recount_of_every_subtree(db, forest, claimed):
    Measure.objects.all().delete()
    above = {path[:-4] for path, _ in forest}
    rows = [
        Measure(path=path, leaf=claimed and path not in above, **dict(zip(NAMES, values, strict=True)))
        for path, values in forest
    ]
    SHUFFLE.shuffle(rows)
    Measure.objects.bulk_create(rows)
    inner = recompute_totals(actor=SYSTEM, now=NOW)
    assert inner == Total.objects.count() == len({path[:-4] for path, _ in forest} - {""})
    for path, *sums in Total.objects.values_list("path", *NAMES):
        assert dict(zip(NAMES, sums, strict=True)) == subtree_measures(path)


def test_one_organisation_is_read_by_its_key(db):
    Measure.objects.bulk_create([Measure(path="0001", members=1), Measure(path="00010001", members=2)])
    recompute_totals(actor=SYSTEM, now=NOW)
    scopes = [Scope(path, path, "", "", 1, is_demo=False) for path in ("0001", "00010001", "0009")]
    with CaptureQueriesContext(connection) as captured:
        sums = [one.sums["members"] for one in rolled_up(SYSTEM, scopes)]
        subtree_measures("00010001")
    assert sums == [3, 2, 0]
    assert len(captured) == 2
    assert last_recount() == NOW
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for query in captured.captured_queries:
                cursor.execute("EXPLAIN QUERY PLAN " + query["sql"])
                assert not [row[-1] for row in cursor.fetchall() if row[-1].startswith("SCAN")]


def test_only_the_system_and_an_administrator_may(db):
    recompute_totals(actor=officer("administrator", ""), now=NOW)
    with pytest.raises(NotAllowed):
        recompute_totals(actor=officer("city_officer", PARK), now=NOW)
