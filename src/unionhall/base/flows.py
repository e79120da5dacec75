"""Forms in steps: at most seven fields each, a draft on the server, and a last page that shows what will happen.

A view declares a ``Flow`` and answers with ``run_flow``. What was typed lives in the account's sealed draft, so Back
loses nothing, a closed window loses nothing, and nothing needs JavaScript.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext

from unionhall.base import clock
from unionhall.base.actions.drop_draft import drop_draft
from unionhall.base.actions.keep_draft import keep_draft
from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.base.queries.preferences import Draft, draft
from unionhall.kernel.errors import Conflict, NotFound, Refused
from unionhall.ui.words import say

MOST_FIELDS = 7
Make = Callable[[type[forms.Form], Mapping[str, Any] | None, Mapping[str, Any]], forms.Form]


@dataclass(frozen=True, slots=True)
class Step:
    """One page of a flow: its title and its form of at most seven fields."""

    title: str
    form: type[forms.Form]


@dataclass(frozen=True, slots=True)
class Flow:
    """A form in steps. ``button`` is the verb that the last page ends with."""

    code: str
    grant: str
    heading: str
    button: str
    steps: Sequence[Step]

    def __post_init__(self) -> None:
        for step in self.steps:
            assert len(step.form.base_fields) <= MOST_FIELDS, f"{self.code}: {step.title} asks too much at once"
        _FLOWS.add(self.code)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a flow runs: about what, with which first values and choices, and what it leads to.

    ``act(values)`` calls the action and returns the address to go to; ``foresee(values)`` says what will happen, one
    sentence each; ``options`` are handed to every form (choices within the actor's reach).
    """

    subject: str
    cancel_url: str
    act: Callable[[dict[str, Any]], str]
    foresee: Callable[[dict[str, Any]], Sequence[str]]
    initial: Mapping[str, Any] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    crumbs: Sequence[tuple[str, str]] = ()
    heading: str = ""
    lead: str = ""
    grave: bool = False


_FLOWS: set[str] = set()


def known_flow(code: str) -> bool:
    """Tell whether a flow of this code was declared."""
    return code in _FLOWS


def run_flow(request: ActorRequest, flow: Flow, setting: Setting) -> HttpResponse:
    """Show the step asked for, keep what was sent, and act after the last page."""
    require(request.actor, flow.grant)
    kept = draft(request.actor, flow.code, setting.subject)
    number = _step_number(request, flow)
    if request.method == "POST" and "afresh" in request.POST:
        drop_draft(actor=request.actor, form_code=flow.code, subject=setting.subject)
        return _to(request, 1)
    if number > len(flow.steps):
        return _review(request, flow, setting, kept)
    step = flow.steps[number - 1]
    if request.method != "POST":
        values = kept.values if any(name in kept.values for name in step.form.base_fields) else {}
        form = step.form(initial={**setting.initial, **_first(values)}, **setting.options)
        return _show(request, flow, setting, kept=kept, number=number, form=form)
    form = step.form(data=request.POST, **setting.options)
    _keep(request, flow, setting, kept, step.form)
    if not form.is_valid():
        return _show(request, flow, setting, kept=kept, number=number, form=form)
    return _to(request, number + 1)


def typed_values(form: type[forms.Form], data: Any) -> dict[str, list[str]]:
    """Return what was sent for the fields of a form, as text."""
    return {name: [str(value)[:4000] for value in data.getlist(name)[:50]] for name in form.base_fields if name in data}


def _first(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: kept[0] if len(kept) == 1 else kept for name, kept in values.items() if kept}


def _keep(request: ActorRequest, flow: Flow, setting: Setting, kept: Draft, form: type[forms.Form]) -> None:
    others = {name: value for name, value in kept.values.items() if name not in form.base_fields}
    values = {**others, **typed_values(form, request.POST)}
    keep_draft(actor=request.actor, form_code=flow.code, subject=setting.subject, values=values, now=clock.now())


def _step_number(request: ActorRequest, flow: Flow) -> int:
    asked = request.GET.get("step", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 3 else 1
    return max(1, min(number, len(flow.steps) + 1))


def _to(request: ActorRequest, number: int) -> HttpResponse:
    others = [(name, str(value)) for name, value in request.GET.items() if name != "step"]
    return HttpResponseRedirect(f"{request.path}?{urlencode([*others, ('step', str(number))])}")


def _show(
    request: ActorRequest, flow: Flow, setting: Setting, *, kept: Draft, number: int, form: forms.Form
) -> HttpResponse:
    context = _frame(request, flow, setting) | {
        "form": form,
        "step": number,
        "step_label": gettext(flow.steps[number - 1].title),
        "button": gettext("Continue"),
        "saved_at": kept.saved_at,
        "draft_url": reverse("lists:draft", args=[flow.code]) + "?" + urlencode({"subject": setting.subject}),
        "back_url": _step_url(request, number - 1) if number > 1 else "",
    }
    status = 422 if form.is_bound else 200
    return render(request, "base/flows/step.html", context, status=status)


def _step_url(request: ActorRequest, number: int) -> str:
    others = [(name, str(value)) for name, value in request.GET.items() if name != "step"]
    return "?" + urlencode([*others, ("step", str(number))])


def _frame(request: ActorRequest, flow: Flow, setting: Setting) -> dict[str, Any]:
    return {
        "heading": setting.heading or gettext(flow.heading),
        "lead": setting.lead,
        "cancel_url": setting.cancel_url,
        "crumbs": setting.crumbs,
        "steps_total": len(flow.steps) + 1,
    }


def _bound(flow: Flow, setting: Setting, values: Mapping[str, Any]) -> list[forms.Form]:
    """Return all steps filled with what was typed; what was not asked yet keeps its first value."""
    bound = []
    for step in flow.steps:
        data = forms.Form(data=None).data.__class__() if False else {}
        for name, asked in step.form.base_fields.items():
            kept = values.get(name)
            if kept:
                data[name] = kept if isinstance(asked, forms.MultipleChoiceField) else kept[0]
        bound.append(step.form(data=data, **setting.options))
    return bound


def _review(request: ActorRequest, flow: Flow, setting: Setting, kept: Draft) -> HttpResponse:
    """Show what will happen; on a POST let it happen."""
    bound = _bound(flow, setting, kept.values)
    for number, form in enumerate(bound, start=1):
        if not form.is_valid():
            return (
                _show(request, flow, setting, kept=kept, number=number, form=form)
                if kept.values
                else _to(request, number)
            )
    values = {name: value for form in bound for name, value in form.cleaned_data.items()}
    trouble = ""
    if request.method == "POST":
        try:
            url = setting.act(values)
        except (Refused, Conflict, NotFound) as refusal:
            trouble = say(refusal.sentence)
        else:
            drop_draft(actor=request.actor, form_code=flow.code, subject=setting.subject)
            return HttpResponseRedirect(url)
    context = _frame(request, flow, setting) | {
        "step": len(flow.steps) + 1,
        "step_label": gettext("What will happen"),
        "trouble": trouble,
        "foreseen": list(setting.foresee(values)),
        "answers": [
            (gettext(step.title), _step_url(request, number), [_said(form, name) for name in form.fields])
            for number, (step, form) in enumerate(zip(flow.steps, bound, strict=True), start=1)
        ],
        "button": gettext(flow.button),
        "grave": setting.grave,
        "saved_at": kept.saved_at,
        "back_url": _step_url(request, len(flow.steps)),
    }
    return render(request, "base/flows/review.html", context, status=422 if trouble else 200)


def _said(form: forms.Form, name: str) -> tuple[str, str]:
    """Return label and answer of a field in words."""
    asked, value = form.fields[name], form.cleaned_data.get(name)
    label = str(asked.label or name)
    if value is None or value == "":
        return label, "—"
    if isinstance(asked, forms.BooleanField):
        return label, gettext("yes") if value else gettext("no")
    if isinstance(asked, forms.DateField):
        return label, date_format(value, "DATE_FORMAT")
    if isinstance(asked, forms.ChoiceField) and not isinstance(value, list):
        choices: Any = asked.choices
        return label, str(dict(choices).get(value, value))
    return label, ", ".join(str(one) for one in value) if isinstance(value, list) else str(value)
