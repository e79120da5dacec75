"""Comments move nothing."""

from datetime import UTC, datetime
from functools import partial

import pytest

from unionhall.kernel.errors import NotAllowed, NotFound, Refused
from unionhall.workflow.actions.attach_file import attach_file
from unionhall.workflow.actions.comment_run import comment_run
from unionhall.workflow.actions.stand_aside import stand_aside
from unionhall.workflow.models import RunComment
from unionhall.workflow.queries.runs import run_by_id

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


def test_a_comment_is_kept_and_moves_nothing(asked, people):
    comment_run(actor=people["chair"], run_id=asked.pk, text=" 请尽快 ", now=NOW)
    assert RunComment.objects.get().text == "请尽快"
    before = asked.version
    asked.refresh_from_db()
    assert asked.version == before


def test_what_is_refused(asked, people):
    for text, code in ((" ", "comment_empty"), ("x" * 1001, "comment_long")):
        with pytest.raises(Refused, match=code):
            comment_run(actor=people["chair"], run_id=asked.pk, text=text, now=NOW)
    with pytest.raises(NotFound):
        comment_run(actor=people["twin"], run_id=asked.pk, text="x", now=NOW)


def test_who_only_reads_says_nothing(asked, people):
    auditor = people["auditor"]
    assert run_by_id(auditor, asked.pk) == asked
    for write in (
        partial(comment_run, text="x"),
        partial(attach_file, name="a.txt", content=b"x"),
        partial(stand_aside, reason="x"),
    ):
        with pytest.raises(NotAllowed, match="only_reads"):
            write(actor=auditor, run_id=asked.pk, now=NOW)
