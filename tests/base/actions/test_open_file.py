"""Reading a sealed file leaves a trace with its reason."""

import pytest

from unionhall.base import files
from unionhall.base.actions.open_file import open_file
from unionhall.base.models import AuditRecord
from unionhall.kernel.errors import NotFound

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _home(settings, tmp_path):
    settings.HOME = tmp_path


@pytest.mark.parametrize(("purpose", "traces"), [("roster", 1), ("template", 0)])
def test_only_sealed_files_leave_a_trace(keeper, stranger, now, purpose, traces):
    number = files.store(
        b"a,b", name="a.csv", purpose=purpose, grant="base.read_audit", actor=keeper, scope_path="A", now=now
    )
    assert open_file(actor=keeper, file_id=number, reason="check", now=now).content == b"a,b"
    rows = AuditRecord.objects.filter(verb="base.open_file")
    assert [row.reason for row in rows] == ["check"] * traces
    with pytest.raises(NotFound):
        open_file(actor=stranger, file_id=number, reason="", now=now)
