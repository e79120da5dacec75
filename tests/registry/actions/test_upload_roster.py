"""Only a workbook, only for a union with members, only within reach."""

import pytest

from registry.conftest import NOW, Forest
from registry.rosters import as_xlsx, person
from unionhall.base.models import AuditRecord
from unionhall.kernel.errors import NotAllowed, NotFound, Refused
from unionhall.registry.actions.upload_roster import upload_roster
from unionhall.registry.models import ImportBatch

CONTENT = as_xlsx([person(0)])


def test_a_roster_is_kept(forest: Forest) -> None:
    actor = forest.at("A1", "union_officer")
    batch = upload_roster(actor=actor, union_code="A1", content=CONTENT, file_name="名册.xlsx", now=NOW)
    found = ImportBatch.objects.get(pk=batch)
    assert (found.state, found.scope_path, found.file.purpose) == ("uploaded", forest.paths["A1"], "roster")
    assert AuditRecord.objects.filter(verb="registry.upload_roster").count() == 1


def test_what_is_refused(forest: Forest) -> None:
    actor = forest.at("A")
    with pytest.raises(NotFound):
        upload_roster(actor=actor, union_code="B1", content=CONTENT, file_name="x", now=NOW)
    with pytest.raises(NotAllowed):
        upload_roster(actor=forest.at("A", "auditor"), union_code="A1", content=CONTENT, file_name="x", now=NOW)
    with pytest.raises(Refused, match="roster_no_members"):
        upload_roster(actor=actor, union_code="AS", content=CONTENT, file_name="x", now=NOW)
    with pytest.raises(Refused, match="roster_web_page"):
        upload_roster(actor=actor, union_code="A1", content=b"<html></html>", file_name="x.xls", now=NOW)
