"""One deletes one's own saved filters only."""

import pytest

from unionhall.base.actions.drop_filter import drop_filter
from unionhall.base.actions.save_filter import save_filter
from unionhall.base.models import SavedFilter
from unionhall.kernel.errors import NotFound


def test_the_owner_deletes_it(keeper, now):
    number = save_filter(actor=keeper, list_code="l", name="n", query="", now=now)
    drop_filter(actor=keeper, filter_id=number)
    assert not SavedFilter.objects.exists()


def test_somebody_elses_is_not_found(keeper, stranger, now):
    number = save_filter(actor=keeper, list_code="l", name="n", query="", now=now)
    with pytest.raises(NotFound):
        drop_filter(actor=stranger, filter_id=number)
