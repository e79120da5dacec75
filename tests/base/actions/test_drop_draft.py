"""A draft is forgotten when it was sent."""

from unionhall.base.actions.drop_draft import drop_draft
from unionhall.base.actions.keep_draft import keep_draft
from unionhall.base.queries.preferences import draft


def test_only_the_own_draft_of_this_subject_goes(keeper, stranger, now):
    for actor in (keeper, stranger):
        keep_draft(actor=actor, form_code="f", subject="1", values={"a": ["b"]}, now=now)
    drop_draft(actor=keeper, form_code="f", subject="1")
    assert draft(keeper, "f", "1").values == {}
    assert draft(stranger, "f", "1").values == {"a": ["b"]}
