"""Drafts are kept sealed, one for each form and subject."""

import pytest
from django.db import connection

from unionhall.base.actions.keep_draft import keep_draft
from unionhall.base.queries.preferences import draft
from unionhall.kernel.errors import Refused


def test_what_was_typed_comes_back(keeper, stranger, now):
    keep_draft(actor=keeper, form_code="f", subject="1", values={"name": ["单雨香"]}, now=now)
    assert draft(keeper, "f", "1").values == {"name": ["单雨香"]}
    assert draft(keeper, "f", "2").values == {}
    assert draft(stranger, "f", "1").values == {}


def test_the_table_does_not_show_it(keeper, now):
    keep_draft(actor=keeper, form_code="f", subject="", values={"name": ["SECRET"]}, now=now)
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM base_formdraft")
        assert b"SECRET" not in bytes(cursor.fetchone()[0])


def test_a_form_too_large_is_refused(keeper, now):
    with pytest.raises(Refused, match="too_large"):
        keep_draft(actor=keeper, form_code="f", subject="", values={"x": ["y" * 70_000]}, now=now)
