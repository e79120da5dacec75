"""Files are kept with the run and read by who may read its unit."""

from datetime import UTC, datetime

import pytest

from unionhall.base import files
from unionhall.kernel.errors import NotFound, Refused
from unionhall.workflow.actions.attach_file import attach_file
from unionhall.workflow.models import RunFile

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


def test_a_file_is_kept_and_scoped(asked, people):
    attach_file(actor=people["chair"], run_id=asked.pk, name="证明.txt", content="证明".encode(), now=NOW)
    row = RunFile.objects.get()
    assert files.read(actor=people["park"], file_id=row.file_id).content == "证明".encode()
    with pytest.raises(NotFound):
        files.read(actor=people["twin"], file_id=row.file_id)


def test_what_is_refused(asked, people):
    with pytest.raises(Refused, match="file_empty"):
        attach_file(actor=people["chair"], run_id=asked.pk, name="x", content=b"", now=NOW)
    with pytest.raises(NotFound):
        attach_file(actor=people["twin"], run_id=asked.pk, name="x", content=b"x", now=NOW)
