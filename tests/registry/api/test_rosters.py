"""A roster over the API, from the upload to the undo; the twin town sees and moves nothing of it."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from api_callers import *  # noqa: F403 - fixtures
from api_callers import SYSTEM
from registry.rosters import as_csv, id_number, person
from unionhall.base import clock
from unionhall.registry.actions.commit_batch import commit_batch
from unionhall.registry.actions.stage_roster import stage_roster
from unionhall.registry.models import ImportBatch, MembershipSpell

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROWS = [person(1), person(2), person(3, 性别="女" if person(3)["性别"] == "男" else "男"), person(4, 身份证号码="123")]


def form(code="A1", rows=ROWS):
    return {"file": SimpleUploadedFile("名册.csv", as_csv(rows)), "union_code": code}


@pytest.fixture
def park(caller):
    return caller("park_officer", "A")


@pytest.fixture
def twin(caller):
    return caller("park_officer", "B")


@pytest.fixture
def uploaded(park):
    return park("post", "registry/rosters", form=form(), status=201)["id"]


@pytest.fixture
def staged(park, uploaded):
    layout = park("get", f"registry/rosters/{uploaded}/columns")
    mapping = {column["key"]: column["field"] for column in layout["columns"]}
    assert park("post", f"registry/rosters/{uploaded}/mapping", {"mapping": mapping}, status=202)["job_id"]
    stage_roster(actor=SYSTEM, batch_id=uploaded, now=clock.now())
    return uploaded


def test_upload_once_however_often_it_is_sent(park, uploaded, twin):
    assert ImportBatch.objects.count() == 1
    (seen,) = park("get", "registry/rosters?union_code=A1&state=uploaded")["items"]
    assert (seen["id"], seen["file_name"], seen["imported"]) == (uploaded, "名册.csv", 0)
    assert twin("get", "registry/rosters")["items"] == []
    twin("post", "registry/rosters", form=form(), status=404)
    park("post", "registry/rosters", form=form("B1"), status=404)
    park("post", "registry/rosters", form=form() | {"file": SimpleUploadedFile("x.csv", b"\0 ")}, status=422)


def test_out_of_a_file_handed_in_before(park, twin):
    given = {"file": SimpleUploadedFile("a.csv", as_csv(ROWS)), "grant": "registry.import_roster"}
    file_id = park("post", "base/files", form=given | {"organisation_code": "A1"}, status=201)["id"]
    body = {"file_id": file_id, "union_code": "A1"}
    pk = park("post", "registry/rosters/from-file", body, status=201)["id"]
    assert park("get", f"registry/rosters/{pk}")["roster"]["file_name"] == "a.csv"
    twin("post", "registry/rosters/from-file", body | {"union_code": "B1"}, status=404)


def test_columns_and_rows(park, staged):
    seen = park("get", f"registry/rosters/{staged}")
    roster = seen["roster"]
    assert (roster["state"], roster["ok"], roster["warned"], roster["refused"]) == ("staged", 2, 1, 1)
    assert (seen["waiting"], seen["tickable"], seen["ticked"], seen["same_content_as"]) == (2, 1, 0, None)
    assert {line["verdict"] for line in seen["reasons"]} == {"warn", "refuse"}
    good = park("get", f"registry/rosters/{staged}/rows?verdict=ok&limit=1")
    rest = park("get", f"registry/rosters/{staged}/rows?verdict=ok&limit=1&after={good['next']}")
    assert [row["row"] for row in good["items"] + rest["items"]] == [2, 3]
    assert rest["next"] is None
    assert id_number(1) not in json.dumps(good)
    (bad,) = park("get", f"registry/rosters/{staged}/rows?verdict=refuse")["items"]
    assert (bad["row"], bool(bad["reasons"])) == (5, True)
    broken = {"mapping": {"姓名": "name"}}
    park("post", f"registry/rosters/{staged}/mapping", broken, status=422)
    park("get", f"registry/rosters/{staged}/columns?sheet=none", status=422)


def test_tick_import_errors_and_undo(park, staged):
    assert park("post", f"registry/rosters/{staged}/ticks", {"rows": [4, 5]}) == {"changed": 1}
    assert park("post", f"registry/rosters/{staged}/ticks", {"rows": None, "ticked": False}) == {"changed": 1}
    job = park("post", f"registry/rosters/{staged}/import", status=202)["job_id"]
    assert park("get", f"base/jobs/{job}")["name"] == "registry.commit_roster"
    commit_batch(actor=SYSTEM, batch_id=staged, wave=1, now=clock.now())
    assert park("get", f"registry/rosters/{staged}")["roster"]["imported"] == 2
    answer = park("get", f"registry/rosters/{staged}/errors")
    assert answer["Content-Type"] == XLSX
    assert load_workbook(io.BytesIO(answer.content)).worksheets
    assert park("post", f"registry/rosters/{staged}/undo", {"reason": "wrong file"}) == {"changed": 2}
    assert not MembershipSpell.objects.exists()
    park("post", f"registry/rosters/{staged}/undo", {"reason": "again"}, status=422)


def test_the_template(park, caller):
    answer = park("get", "registry/rosters/template")
    assert answer["Content-Type"] == XLSX
    assert load_workbook(io.BytesIO(answer.content)).worksheets
    caller("auditor", "A")("get", "registry/rosters/template", status=403)


def test_the_twin_is_not_there(staged, twin, caller):
    path = f"registry/rosters/{staged}"
    for route in ("", "/columns", "/rows", "/errors"):
        twin("get", path + route, status=404)
    mapping = {"mapping": {"姓名": "name", "身份证号码": "id_number"}}
    bodies = {"mapping": mapping, "ticks": {"rows": None}, "import": None, "undo": {"reason": "x"}}
    auditor = caller("auditor", "A")
    for route, body in bodies.items():
        twin("post", f"{path}/{route}", body, status=404)
        auditor("post", f"{path}/{route}", body, status=403)


def test_numbers_and_texts_are_bounded(park, staged):
    path = f"registry/rosters/{staged}"
    park("post", f"{path}/ticks", {"rows": [2**40]}, status=422)
    park("post", f"{path}/ticks", {"rows": list(range(1, 600))}, status=422)
    park("post", f"{path}/mapping", {"mapping": {"a\x00": "name"}}, status=422)
    park("post", f"{path}/undo", {"reason": "\ud800"}, status=422)
    park("get", f"{path}/rows?after=99999999999999999999", status=422)
    park("get", "registry/rosters/99999999999999999999", status=422)
