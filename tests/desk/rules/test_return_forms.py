"""Declared return forms: every fault at once, and the forms that are shipped are sound."""

import pytest

from unionhall.desk.queries.packs import pack, packs
from unionhall.desk.rules.return_forms import form_faults, made_form, read_form
from unionhall.kernel.errors import NotFound, Refused


def test_the_shipped_forms_are_sound():
    assert {one.code for one in packs().values()} == {"founding_drive", "grassroots_yearly"}
    assert all(not list(form_faults(one.form)) for one in packs().values())
    with pytest.raises(NotFound):
        pack("nothing")


def test_every_fault_is_named_at_once():
    form = made_form(
        {
            "fields": [
                {"code": "A", "title": "甲"},
                {"code": "b", "title": ""},
                {"code": "b", "title": "乙", "kind": "choice", "choices": ["一"]},
                {"code": "c", "title": "丙", "kind": "share", "of": ["b"]},
                {"code": "d", "title": "丁", "kind": "text", "indicator": "members"},
                {"code": "e", "title": "戊", "kind": "thing"},
            ],
            "checks": [
                {"code": "x", "title": "一", "rule": "nothing <= 1"},
                {"code": "y", "title": "二", "rule": "1 <= 2"},
                {"code": "z", "title": "三", "rule": "what"},
            ],
        }
    )
    assert len(list(form_faults(form))) >= 10
    with pytest.raises(Refused):
        read_form(form.plain())


@pytest.mark.parametrize("bad", [{"fields": 3}, {"fields": ["a"]}, {"fields": [{"code": "a"}] * 61}])
def test_what_has_no_shape_is_refused(bad):
    with pytest.raises(Refused):
        made_form(bad)


def test_a_form_goes_through_json_and_back():
    form = packs()["grassroots_yearly"].form
    assert made_form(form.plain()) == form


def test_a_level_below_adds_and_never_takes_away():
    form = packs()["founding_drive"].form
    wider = form.with_more(made_form({"fields": [{"code": "more", "title": "另报"}]}).fields)
    assert wider.fields[: len(form.fields)] == form.fields
    with pytest.raises(Refused):
        read_form(form.with_more(form.fields[:1]).plain())
