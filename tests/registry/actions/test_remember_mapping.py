"""What a heading means is asked once in a union's life."""

import pytest

from registry.batches_of_rosters import DAY
from registry.conftest import NOW, SYSTEM, Forest
from registry.rosters import HEADINGS, as_xlsx, person
from unionhall.base.models import Job
from unionhall.kernel.errors import Refused
from unionhall.registry.actions.remember_mapping import remember_mapping
from unionhall.registry.actions.stage_roster import stage_roster
from unionhall.registry.actions.upload_roster import upload_roster
from unionhall.registry.models import ColumnMapping, ImportRow
from unionhall.registry.queries.rosters import batch, layout_of, mapping_of

STRANGE = tuple("加盟年月" if heading == "入会时间" else heading for heading in HEADINGS)


def upload() -> int:
    row = {**person(0), "加盟年月": "2019-06"}
    content = as_xlsx([row], headings=STRANGE)
    return upload_roster(actor=SYSTEM, union_code="A1", content=content, file_name="r.xlsx", now=NOW)


def test_it_is_remembered_for_the_next_roster(forest: Forest) -> None:
    first = upload()
    shown = layout_of(SYSTEM, batch(SYSTEM, first))
    mapping = {column.key: column.field or "-" for column in shown.columns if column.field != "seq"}
    assert mapping["加盟年月"] == "-"
    job = remember_mapping(actor=SYSTEM, batch_id=first, mapping=mapping | {"加盟年月": "joined"}, now=NOW)
    assert Job.objects.get(pk=job).name == "registry.stage_roster"
    assert mapping_of(batch(SYSTEM, first).union_id) == {"加盟年月": "joined"}
    second = upload()
    stage_roster(actor=SYSTEM, batch_id=second, now=NOW)
    assert ImportRow.objects.get(batch=second).joined_on == DAY.replace(2019, 6, 1)


def test_a_mapping_without_a_number_is_refused(forest: Forest) -> None:
    with pytest.raises(Refused, match="mapping_lacks"):
        remember_mapping(actor=SYSTEM, batch_id=upload(), mapping={"姓名": "name"}, now=NOW)
    assert not ColumnMapping.objects.exists()
