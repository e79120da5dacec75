"""Every route of the registry's API answers, through the schema it declares, and the twin's rows are nowhere."""

import json
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from ninja.testing import TestClient

from registry.feeds import description
from unionhall.kernel.errors import NotFound
from unionhall.registry.api import router
from unionhall.registry.models import MembershipSpell, Person, Region

CLIENT = TestClient(router)
DAY = "2026-01-01"


@pytest.fixture
def call(forest, account):
    actor = forest.at("A", account_id=account("park").pk)

    def send(method, path, body=None, by=actor, status=200):
        answer = (
            getattr(CLIENT, method)(path, json=body, actor=by)
            if body is not None
            else getattr(CLIENT, method)(path, actor=by)
        )
        assert answer.status_code == status, answer.content
        return answer.json()

    return send


def test_organisations(call):
    row = {"code": "N1", "name": "新工会", "kind": "single_union", "parent_code": "A", "founded_on": "2020-01-01"}
    call("post", "/organisations", row, status=201)
    many = [{"code": f"N{n}", "name": "新", "kind": "joint_union"} for n in (2, 3)]
    assert len(call("post", "/organisations/batch", {"parent_code": "A", "rows": many}, status=201)["ids"]) == 2
    call("post", "/organisations/N1/rename", {"name": "改名工会", "from_on": DAY})
    assert call("get", "/organisations/N1/former-names")[0]["name"] == "新工会"
    assert call("get", "/organisations/N1")["name"] == "改名工会"
    seen = call("get", "/organisations/N1")["version"]
    given = {"version": seen, "reason": "登记有误", "address": "新街 1 号", "founded_on": "2020-01-01"}
    assert call("post", "/organisations/N1/correct", given)["changed"] == 1
    call("post", "/organisations/N3/close", {"last_on": DAY, "reason": "合并"})
    assert [row["code"] for row in call("get", "/organisations?kind=single_union&q=gmgh")["items"]] == ["N1"]
    Region.objects.create(code="210782110", name="青堆子镇", level=4, parent_code="210782")
    call("post", "/organisations/AS/regions", {"region_codes": ["210782110"], "from_on": DAY})
    assert call("get", "/organisations/AS/regions?on=2026-05-01") == ["210782110"]
    call("post", "/organisations/AS/regions/stop", {"region_codes": ["210782110"], "last_on": "2026-06-30"})


def test_pages_follow_one_another(call, django_assert_num_queries):
    seen, after = [], 0
    while True:
        with django_assert_num_queries(1):
            page = call("get", f"/organisations?limit=2&after={after}")
        seen += [row["code"] for row in page["items"]]
        if page["next"] is None:
            break
        after = page["next"]
    assert sorted(seen) == ["A", "A1", "AJ", "AS"]


def test_move(call, forest, account):
    county = forest.at("C", "county_officer", account_id=account("c").pk)
    call("post", "/organisations/A1/move", {"parent_code": "B", "reason": "迁址"}, by=county)


def test_employers(call, uscc, account, forest):
    row = {"uscc": uscc(5), "name": "企业", "form": "170", "industry": "C", "seat_code": "A"}
    call("post", "/employers", {"rows": [row]}, status=201)
    code = uscc(5)
    assert call("get", f"/employers/{code}")["seat_code"] == "A"
    mended = {"version": 1, "reason": "更正", "name": "企业有限公司", "form": "170", "industry": "C"}
    assert call("post", f"/employers/{code}/correct", mended)["changed"] == 1
    year = {"uscc": code, "year": 2023, "source": "年报", "headcount": 7}
    assert call("post", "/employer-years", {"rows": [year]}) == {"changed": 1}
    other = forest.at("A", account_id=account("other").pk)
    call("post", f"/employers/{code}/years/2023/confirm", {}, by=other)
    assert call("get", f"/employer-years?uscc={code}&year=2023")["items"][0]["confirmed_by"]
    cover = {"uscc": code, "union_code": "A1", "mode": "own", "from_on": DAY}
    call("post", "/coverages", {"rows": [cover]}, status=201)
    assert call("get", "/coverages?union_code=A1")["items"][0]["uscc"] == code
    ending = {"union_code": "A1", "last_on": "2026-02-01", "reason": "注销"}
    call("post", f"/employers/{code}/end-coverage", ending)
    call("post", f"/employers/{code}/close", {"last_on": "2026-02-01", "reason": "注销"})
    county = forest.at("C", "county_officer", account_id=account("c").pk)
    call("post", f"/employers/{code}/move", {"seat_code": "B", "reason": "更正"}, by=county)
    assert call("get", "/employers?q=qiye")["items"] == []


def test_people_and_members(call, id_number, forest, account):
    body = {"organisation_code": "A1", "rows": [{"name": "李四", "id_number": id_number(1), "phone": "13900000001"}]}
    (pk,) = call("post", "/people", body, status=201)["ids"]
    seen = call("get", f"/people/{pk}")
    assert id_number(1) not in json.dumps(seen)
    call("put", f"/people/{pk}", {"name": "李肆", "version": seen["version"]})
    officer = forest.at("A1", "union_officer", account_id=account("u").pk)
    revealed = call("post", f"/people/{pk}/reveal", {"reason": "核对会员证"}, by=officer)
    assert revealed["id_number"] == id_number(1)
    row = {"person_id": pk, "union_code": "A1", "from_on": DAY}
    (spell,) = call("post", "/members", {"rows": [row]}, status=201)["ids"]
    assert call("get", "/members?under=A&status=active&q=ls")["items"][0]["person_name"] == "李肆"
    call("post", f"/members/{spell}/confirm", {"how": "paper", "reason": "柜 1"}, by=officer)
    change = {"event": "retain", "on": "2026-03-01", "ground": "retirement"}
    assert call("post", f"/members/{spell}/status", change) == {"status": "retained"}
    assert call("get", f"/members/{spell}/changes")[0]["event"] == "retain"
    call("post", f"/members/{spell}/void", {"reason": "重复"})
    assert call("get", f"/members/{spell}")["status"] == "voided"


def test_mine(call, member, forest, account):
    member(1)
    login = account("zhang")
    worker = forest.at("A1", "worker", account_id=login.pk, subtree=False)
    with pytest.raises(NotFound):
        call("get", "/mine", by=worker)
    Person.objects.update(account=login)
    assert call("get", "/mine", by=worker)["spells"][0]["union_code"] == "A1"


def test_linking(call, somebody, account, forest):
    login = account("li")
    login.scope_path = forest.paths["A1"]
    login.save()
    call("post", f"/people/{somebody(1)}/account", {"account_id": login.pk})


def test_posts(call, somebody):
    body = {"person_id": somebody(1), "organisation_code": "A1", "post": "chair", "from_on": DAY}
    pk = call("post", "/posts", body, status=201)["id"]
    assert call("get", "/posts?organisation_code=A1")["items"][0]["brings_role"] is False
    call("post", f"/posts/{pk}/end", {"last_on": "2026-12-31", "reason": "换届"})
    assert call("get", f"/posts/{pk}")["to_on"] == "2026-12-31"


def test_regions(call):
    Region.objects.create(code="210782", name="北镇市", level=3, parent_code="210700", valid_from=date(2006, 1, 1))
    assert call("get", "/regions?parent=210700&q=北镇&on=2024-01-01")["items"][0]["code"] == "210782"
    assert call("get", "/regions/210782")[0]["valid_from"] == "2006-01-01"


def test_feeds(call, forest, account):
    county = forest.at("C", "county_officer", account_id=account("c").pk)
    feed = description()
    body = {
        "owner_code": "C",
        "from_on": DAY,
        "code": feed.code,
        "name": feed.name,
        "subject": feed.subject,
        "file_format": feed.file_format,
        "source": feed.source,
        "columns": [{"heading": c.heading, "field": c.field, "transform": c.transform} for c in feed.columns],
        "return_key": feed.return_key,
        "return_verdict": feed.return_verdict,
        "accepted_words": ["成功"],
    }
    pk = call("post", "/feeds", body, by=county, status=201)["id"]
    assert call("get", "/feeds", by=county)["items"][0]["owner_code"] == "C"
    assert call("post", f"/feeds/{pk}/runs", {"organisation_code": "A"}, by=county, status=202)["job_id"]
    assert call("get", f"/feeds/{pk}/records?which=all", by=county)["items"] == []
    assert call("get", "/feed-runs", by=county)["items"] == []


def test_the_twin_is_in_no_answer(call, member, employer, twin_employer, somebody):
    member(1, at="A1"), member(2, at="B1")
    own, other = MembershipSpell.objects.order_by("pk")
    for path in ("/organisations", "/employers", "/employer-years", "/coverages", "/members", "/posts"):
        said = json.dumps(call("get", path), ensure_ascii=False)
        assert all(secret not in said for secret in ("乙", "B1", twin_employer)), path
    foreign = (
        "/organisations/B",
        "/organisations/B/former-names",
        f"/employers/{twin_employer}",
        f"/members/{other.pk}",
        f"/members/{other.pk}/changes",
        f"/people/{other.person_id}",
        "/organisations?under=B",
        "/members?under=B",
    )
    for path in foreign:
        with pytest.raises(NotFound):
            call("get", path)
    assert call("get", f"/members/{own.pk}")["union_code"] == "A1"


def test_lists_do_not_ask_again_for_each_row(call, member):
    def queries(path):
        with CaptureQueriesContext(connection) as asked:
            call("get", path)
        return len(asked)

    member(1)
    before = {path: queries(path) for path in ("/members", "/members?q=zs", "/posts", "/employers")}
    for number in range(2, 12):
        member(number)
    assert {path: queries(path) for path in before} == before
