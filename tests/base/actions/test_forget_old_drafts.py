"""Drafts that nobody came back to for 30 days go."""

from datetime import timedelta

import pytest

from unionhall.base.actions.forget_old_drafts import forget_old_drafts
from unionhall.base.actions.keep_draft import keep_draft
from unionhall.base.models import FormDraft
from unionhall.kernel.errors import NotAllowed


def test_old_ones_go_and_fresh_ones_stay(keeper, system, now):
    keep_draft(actor=keeper, form_code="old", subject="", values={}, now=now - timedelta(days=31))
    keep_draft(actor=keeper, form_code="fresh", subject="", values={}, now=now - timedelta(days=29))
    assert forget_old_drafts(actor=system, now=now) == 1
    assert FormDraft.objects.get().form_code == "fresh"


def test_a_person_may_not(keeper, now):
    with pytest.raises(NotAllowed):
        forget_old_drafts(actor=keeper, now=now)
