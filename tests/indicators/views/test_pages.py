"""What a reader of the pages and of the API sees; whose figures they are."""

import io
import zipfile

import pytest
from django.test import Client

from park_on_the_ground import CITY, END, EVE, NOW, PARK, SYSTEM, TODAY, TWIN
from unionhall.base.models import Account, RoleAssignment
from unionhall.indicators.actions.recompute_totals import recompute_totals
from unionhall.indicators.actions.refresh_measures import refresh_measures
from unionhall.indicators.models import Snapshot


@pytest.fixture
def signed_in(park):
    """Sign in somebody with one role at a path."""

    def sign_in(role: str, path: str) -> Client:
        account = Account.objects.create(username=f"{role}{path}", display_name=role, is_demo=True, created_at=NOW)
        RoleAssignment.objects.create(
            account=account, role=role, scope_path=path, subtree=True, from_on=EVE, granted_at=NOW
        )
        client = Client()
        client.force_login(account)
        return client

    return sign_in


def at(path: str, **more: str) -> dict[str, str]:
    return {"at": f"O{path}", "as_of": EVE.isoformat(), "cohort": "above_scale", **more}


def test_the_park_officer_reads_the_park_and_not_its_twin(signed_in):
    client = signed_in("park_officer", PARK)
    page = client.get("/figures/", at(PARK)).content.decode()
    assert "52.17%" in page
    assert "12 of 23" in page
    assert f"组织{TWIN}" not in page
    for address in ("/figures/", "/figures/rows/union_rate/", "/figures/table.csv", "/figures/tree/", "/figures/kept/"):
        assert client.get(address, at(TWIN)).status_code == 404, address


def test_a_worker_reads_nothing(signed_in):
    client = signed_in("worker", f"{PARK}0001")
    for address in ("/figures/", "/figures/definitions/", "/figures/tree/", "/figures/kept/"):
        assert client.get(address).status_code == 403


def test_nobody_is_sent_to_sign_in(park):
    assert Client().get("/figures/").status_code == 302


def test_a_union_officer_sees_the_own_union(signed_in):
    page = signed_in("union_officer", f"{PARK}0001").get("/figures/", {"as_of": END.isoformat()}).content.decode()
    assert "1 of 101" in page
    assert f"组织{PARK}0002" not in page


def test_nothing_to_divide_by_prints_a_dash(signed_in):
    page = signed_in("park_officer", TWIN).get("/figures/", at(TWIN)).content.decode()
    assert "Nothing to divide by yet" in page
    assert "100.00%" not in page


def test_rows_open_page_by_page(signed_in):
    client = signed_in("city_officer", CITY)
    page = client.get("/figures/rows/union_rate/", at(PARK, part="missing")).content.decode()
    assert page.count('<th scope="row">') == 11
    assert client.get("/figures/rows/proposals_settled_rate/", at(PARK)).status_code == 422
    assert client.get("/figures/rows/nothing/", at(PARK)).status_code == 404
    assert client.get("/figures/rows/union_rate/", at(PARK, after="x" * 50)).status_code == 200


def test_the_table_is_exported_as_chosen(signed_in):
    client = signed_in("city_officer", CITY)
    text = client.get("/figures/table.csv", at(CITY)).content.decode("utf-8-sig")
    assert f"组织{PARK}" in text
    assert "52.17%" in text
    book = client.get("/figures/table.xlsx", at(CITY))
    assert zipfile.ZipFile(io.BytesIO(book.content)).namelist()
    assert client.get("/figures/table.exe", at(CITY)).status_code == 404


def test_a_day_to_come_is_said_under_its_field(signed_in):
    page = signed_in("city_officer", CITY).get("/figures/", {"as_of": "2999-01-01"}).content.decode()
    assert "This day has not come yet" in page


def test_definitions_list_what_is_not_counted(signed_in):
    page = signed_in("city_officer", CITY).get("/figures/definitions/").content.decode()
    assert "Not counted yet" in page
    assert "workers&#x27; congress" in page


def test_figures_are_kept_by_a_federation(signed_in):
    client = signed_in("park_officer", PARK)
    assert client.post("/figures/kept/?" + "&".join(f"{k}={v}" for k, v in at(PARK).items())).status_code == 302
    assert Snapshot.objects.filter(scope_path=PARK, as_of=EVE).exists()
    assert "Kept on" in client.get("/figures/", at(PARK)).content.decode()
    union = signed_in("union_officer", f"{PARK}0001")
    assert union.post("/figures/kept/").status_code in {403, 404}


def test_the_tree_shows_its_sums(signed_in):
    refresh_measures(actor=SYSTEM, as_of=TODAY, now=NOW)
    recompute_totals(actor=SYSTEM, now=NOW)
    client = signed_in("city_officer", CITY)
    page = client.get("/figures/tree/").content.decode()
    assert f"组织{PARK}" in page
    assert "The whole tree was recounted" in page
    assert client.post("/figures/tree/recount/").status_code == 403


def test_pages_speak_chinese(signed_in):
    client = signed_in("city_officer", CITY)
    page = client.get("/figures/definitions/", headers={"accept-language": "zh-hans"}).content.decode()
    assert "建会率" in page
