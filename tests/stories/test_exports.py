"""Every list's export, as everybody who may take it: opened, unpacked, and holding nothing of the other's."""

import pytest
from django.urls import get_resolver

from stories.expectations.kinds import ROLES
from stories.needles import found_in
from stories.visits import People, undone
from unionhall.base import clock, files
from unionhall.base.job_task import Task
from unionhall.base.lists.jobs import export_list
from unionhall.base.lists.page import all_pages
from unionhall.base.queries.actors import actor_of
from unionhall.kernel.errors import NotAllowed

LOADED = get_resolver().url_patterns  # views register their lists when the addresses are read
PEOPLE = ROLES[1:]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("code", sorted(all_pages()))
def test_an_export_holds_only_what_is_ones_own(people: People, code: str, kind: str):
    columns = [column.code for column in all_pages()[code].columns]
    findings, taken = [], 0
    for role in PEOPLE:
        actor = actor_of(people.account(role), today=clock.today(), door="job")
        payload = {"list": code, "format": kind, "query": "", "columns": columns}
        with undone():
            try:
                made = export_list(Task(id=1, name="base.export_list", payload=payload, actor=actor))
            except NotAllowed:
                continue
            taken += 1
            content = files.read(actor=actor, file_id=made["file_id"]).content
        hits = found_in(content, people.needles[role])
        if hits:
            findings.append(f"{code}.{kind} as {role} holds what is not theirs: {sorted(hits)[:8]}")
    assert not findings, "\n" + "\n".join(findings)
    assert taken, "nobody may take this export"


def test_the_scanner_opens_what_an_export_is(people: People):
    """The city reads both towns: what the park may not see stands in the city's file, and is found there."""
    payload = {"list": "registry.members", "format": "xlsx", "query": "", "columns": []}
    actor = actor_of(people.account("city_officer"), today=clock.today(), door="job")
    with undone():
        made = export_list(Task(id=1, name="base.export_list", payload=payload, actor=actor))
        content = files.read(actor=actor, file_id=made["file_id"]).content
    assert made["rows"] > 0
    assert found_in(content, people.needles["park_officer"])
