"""Forms in steps: nothing typed is lost, nothing happens before the last page, a refusal keeps everything."""

import pytest
from django import forms
from django.http import HttpResponseRedirect
from django.test import RequestFactory

from unionhall.base.flows import Flow, Setting, Step, known_flow, run_flow
from unionhall.base.queries.preferences import draft
from unionhall.kernel.errors import Refused


class First(forms.Form):
    name = forms.CharField()


class Second(forms.Form):
    on = forms.DateField()


FLOW = Flow("test.flow", "base.keep_preferences", "Heading", "Do it", (Step("One", First), Step("Two", Second)))


@pytest.fixture
def run(keeper):
    done = []

    def act(values):
        if values["name"] == "bad":
            raise Refused("test.no", "Not this name. Choose another.")
        done.append(values)
        return "/done/"

    setting = Setting(subject="7", cancel_url="/", act=act, foresee=lambda values: [f"{values['name']} happens"])

    def go(method, step, **data):
        request = getattr(RequestFactory(), method)(f"/f/?step={step}", data)
        request.actor = keeper
        request.session = {}
        return run_flow(request, FLOW, setting)

    go.done = done
    return go


def _post(run, step, **data):
    request_step = f"{step}"
    return run("post", request_step, **data)


def test_each_step_is_kept_and_only_the_last_page_acts(run, keeper):
    assert _post(run, 1, name="a").url.endswith("step=2")
    assert draft(keeper, "test.flow", "7").values == {"name": ["a"]}
    assert _post(run, 2, on="2026-11-22").url.endswith("step=3")
    assert run.done == []
    answer = _post(run, 3)
    assert isinstance(answer, HttpResponseRedirect)
    assert [values["name"] for values in run.done] == ["a"]
    assert draft(keeper, "test.flow", "7").values == {}


def test_a_bad_answer_is_kept_with_its_reason(run, keeper):
    answer = _post(run, 2, on="tomorrow")
    assert answer.status_code == 422
    assert draft(keeper, "test.flow", "7").values == {"on": ["tomorrow"]}


def test_the_last_page_needs_every_step(run):
    _post(run, 2, on="2026-11-22")
    assert _post(run, 3).status_code == 422
    assert run.done == []


def test_a_refusal_keeps_the_draft(run, keeper):
    _post(run, 1, name="bad")
    _post(run, 2, on="2026-11-22")
    answer = _post(run, 3)
    assert answer.status_code == 422
    assert "Not this name" in answer.content.decode()
    assert draft(keeper, "test.flow", "7").values["name"] == ["bad"]


def test_starting_afresh_forgets(run, keeper):
    _post(run, 1, name="a")
    _post(run, 1, afresh="1")
    assert draft(keeper, "test.flow", "7").values == {}


@pytest.mark.parametrize("step", ["0", "99", "x", "²", "-1"])
def test_a_strange_step_is_no_trouble(run, step):
    assert run("get", step).status_code in {200, 302}


def test_no_step_asks_for_more_than_seven_things():
    many = type("Many", (forms.Form,), {f"f{n}": forms.CharField() for n in range(8)})
    with pytest.raises(AssertionError):
        Flow("test.many", "g", "h", "b", (Step("s", many),))
    assert known_flow("test.flow")
