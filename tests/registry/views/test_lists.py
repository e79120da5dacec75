"""The registry's lists: pinyin, filters in words, paging, saved views, files and bulk jobs, always in scope."""

import io

import pytest
import python_calamine
from django.http import QueryDict
from django.urls import get_resolver, reverse

from unionhall.base import files
from unionhall.base.jobs import Task
from unionhall.base.lists.jobs import export_list, run_bulk
from unionhall.base.lists.listing import build
from unionhall.base.lists.page import all_pages, registered
from unionhall.base.models import AuditRecord, Job, SavedFilter
from unionhall.registry.models import MembershipSpell

assert get_resolver().url_patterns  # loading the addresses registers the lists


def _list(actor, code, query="", today=None):
    return build(registered(code), actor, QueryDict(query or "all=1"), today)


def _labels(listing):
    return [row.cells[0].value for row in listing.rows]


@pytest.fixture
def today(now):
    return now.date()


@pytest.mark.parametrize(
    ("typed", "found"), [("jyc", ["甲一厂工会"]), ("jiayi", ["甲一厂工会"]), ("联合", ["甲镇联合工会"])]
)
def test_names_are_found_by_pinyin_and_part(forest, today, typed, found):
    assert _labels(_list(forest.at("A"), "registry.organisations", f"q={typed}", today)) == found


def test_the_twin_town_is_not_in_the_list(forest, member, today):
    member(1, at="A1")
    member(2, at="B1")
    for code in ("registry.organisations", "registry.members"):
        text = str([row.cells for row in _list(forest.at("A"), code, today=today).rows])
        assert "甲" in text
        assert "乙" not in text


def test_filters_read_as_sentences_and_unknown_values_are_no_filter(forest, today):
    listing = _list(forest.at("C"), "registry.organisations", "kind=town_federation&kind=nonsense&standing=yes", today)
    assert [chip.sentence for chip in listing.chips] == ["Kind is Township or street federation", "Standing"]
    assert _labels(listing) == ["甲镇总工会", "乙镇总工会"]
    assert listing.chips[0].address == "standing=yes"


def test_under_a_place_outside_reach_is_no_filter(forest, today):
    listing = _list(forest.at("A"), "registry.organisations", "under=B", today)
    assert listing.chips == []


@pytest.mark.parametrize(
    "query", ["after=%00", "after=x&before=y", "sort=--name", "sort=nonsense", "founded_from=2020-13-01", "q=%00%25_"]
)
def test_nonsense_in_an_address_is_left_out(forest, today, query):
    for code in all_pages():
        if code.startswith("registry."):
            build(registered(code), forest.at("C", "county_officer"), QueryDict(query), today)


@pytest.mark.parametrize("code", ["registry.organisations", "registry.employers", "registry.members", "registry.posts"])
def test_the_number_of_queries_does_not_grow_with_the_rows(
    forest, member, today, code, django_assert_max_num_queries, officer_at
):
    actor, _ = officer_at("C", "county_officer")
    for number in range(1, 9):
        member(number)
    with django_assert_max_num_queries(6):
        _list(actor, code, today=today)


def test_a_role_begins_with_its_default_view(forest, officer_at, today, now):
    actor, _ = officer_at("A")
    SavedFilter.objects.create(
        owner_id=actor.account_id,
        list_code="registry.organisations",
        name="Unions",
        query="kind=single_union",
        visibility="shared",
        scope_path=forest.paths["A"],
        default_for_role="park_officer",
        created_at=now,
    )
    first = build(registered("registry.organisations"), actor, QueryDict(""), today)
    assert _labels(first) == ["甲一厂工会"]
    assert first.saved_in_use.name == "Unions"
    assert len(_list(actor, "registry.organisations", "all=1", today).rows) == 4


def test_a_file_holds_the_filtered_rows_masked_and_is_recorded(forest, member, officer_at, settings):
    actor, client = officer_at("A")
    member(1, at="A1")
    member(2, at="AJ")
    address = reverse("lists:export", args=["registry.members"])
    answer = client.post(address, {"query": "under=A1", "format": "xlsx", "column": ["name", "id", "union"]})
    assert answer.status_code == 302
    job = Job.objects.get(name="base.export_list")
    result = export_list(Task(id=job.pk, name=job.name, payload=job.payload, actor=actor))
    content = files.read(actor=actor, file_id=result["file_id"]).content
    read = python_calamine.load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert len(read) == 2
    assert "*" in read[1][1]
    assert AuditRecord.objects.filter(verb="base.export_list").count() == 1


def test_searched_names_do_not_stand_in_a_jobs_payload(forest, member, officer_at):
    actor, client = officer_at("A")
    member(1, at="A1")
    name = MembershipSpell.objects.get().person.name
    client.post(reverse("lists:export", args=["registry.members"]), {"query": f"q={name}"})
    job = Job.objects.get()
    assert name not in str(job.payload)
    assert export_list(Task(id=job.pk, name=job.name, payload=job.payload, actor=actor))["rows"] == 1


def test_a_bulk_action_first_says_what_it_would_do_and_then_does_it_once(forest, member, officer_at):
    actor, client = officer_at("A")
    spells = [member(number, at="A1") for number in (1, 2, 3)]
    member(9, at="B1")
    client.post(reverse("registry:confirm_membership", args=[spells[0]]), {"reason": "folder 1"})
    client.post(reverse("registry:confirm_membership", args=[spells[0]]) + "?step=2")
    address = reverse("lists:bulk", args=["registry.members"])
    asked = client.post(address, {"action": "confirm", "all_matching": "1", "query": "all=1"})
    assert "Confirm 2 memberships" in asked.content.decode()
    answer = client.post(
        address, {"action": "confirm", "all_matching": "1", "query": "all=1", "confirmed": "1", "reason": "folder 2"}
    )
    assert answer.status_code == 302
    job = Job.objects.get(name="base.run_bulk")
    task = Task(id=job.pk, name=job.name, payload=job.payload, actor=actor)
    assert run_bulk(task)["done"] == 2
    assert run_bulk(task)["done"] == 2  # as after a worker that died: nothing is doubled, nothing is left out
    assert MembershipSpell.objects.filter(confirmed_at__isnull=False).count() == 3


def test_rows_of_others_cannot_be_ticked(forest, member, officer_at):
    _actor, client = officer_at("A")
    other = member(9, at="B1")
    address = reverse("lists:bulk", args=["registry.members"])
    client.post(address, {"action": "confirm", "id": [str(other)], "confirmed": "1", "reason": "x"})
    assert not Job.objects.filter(name="base.run_bulk").exists()


def test_a_number_leads_to_its_owner_and_never_into_an_address(forest, member, officer_at):
    _actor, client = officer_at("A")
    member(1, at="A1")
    person = MembershipSpell.objects.get().person
    found = client.post(reverse("lists:search", args=["registry.members"]), {"q": person.id_number})
    assert found.headers["Location"] == reverse("registry:person", args=[person.pk])
    missing = client.post(reverse("lists:search", args=["registry.members"]), {"q": "110101199003077571"})
    assert "1990" not in missing.headers["Location"]


@pytest.mark.parametrize("name", ["organisations", "employers", "members", "posts"])
def test_an_empty_list_says_why(forest, officer_at, name):
    _, client = officer_at("B1", "union_officer")
    text = client.get(reverse(f"registry:{name}") + "?q=zzzz").content.decode()
    assert "Nothing matches" in text
