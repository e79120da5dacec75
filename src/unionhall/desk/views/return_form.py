"""The form in which a unit writes its return: steps of seven fields, a last page with what does not hold."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from unionhall.base import clock
from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.desk.actions.attach_evidence import attach_evidence
from unionhall.desk.actions.save_return import save_return
from unionhall.desk.actions.step_return import step_return
from unionhall.desk.forms.returns import Explain, ReturnStep, steps_of
from unionhall.desk.queries.deployments import form_of
from unionhall.desk.queries.returns import files_of_return, judged, may_write, others_of, return_by_id
from unionhall.desk.rules.cross_checks import LAST_YEAR, TARGET
from unionhall.desk.rules.grants import ANSWER
from unionhall.desk.rules.return_forms import FILE, MONEY, FormField, ReturnForm
from unionhall.desk.rules.return_values import missing
from unionhall.desk.views.deployments import part_url
from unionhall.desk.views.returns import return_url
from unionhall.kernel.errors import Conflict, Refused
from unionhall.ui.formats import money_text, number_text
from unionhall.ui.notices import tell
from unionhall.ui.words import say


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def fill(request: ActorRequest, return_id: int) -> HttpResponse:
    """Ask for one step of the return, keep it as a draft, and end with what does not hold yet."""
    require(request.actor, ANSWER)
    given = return_by_id(request.actor, return_id, ANSWER)
    if not may_write(request.actor, given):
        return redirect(return_url(given.pk))
    form = form_of(given.part)
    steps = steps_of(form.asked)
    number = _number(request.GET.get("step", "1"), len(steps) + 1)
    if number > len(steps):
        return _last(request, given, form, len(steps))
    asked = steps[number - 1]
    posted = request.method == "POST"
    initial = {"saved": given.saved, **{one.code: _shown(one, given.values.get(one.code)) for one in asked}}
    shown = ReturnStep(
        request.POST if posted else None,
        request.FILES if posted else None,
        asked=asked,
        notes=_notes(given, asked),
        initial=initial,
    )
    if posted and shown.is_valid() and _kept(request, given, shown):
        return redirect(f"{reverse('desk:fill_return', args=[given.pk])}?step={number + 1}")
    context = _frame(given, len(steps)) | {
        "form": shown,
        "step": number,
        "step_label": gettext("Figures"),
        "button": gettext("Save and go on"),
        "back_step": number - 1,
    }
    return render(request, "desk/deployments/fill.html", context, status=422 if shown.errors else 200)


def _number(text: str, most: int) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 1
    return max(1, min(number, most))


def _shown(one: FormField, value: Any) -> Any:
    if one.kind == MONEY and isinstance(value, int):
        return f"{value // 100}.{value % 100:02d}" if value % 100 else str(value // 100)
    return None if one.kind == FILE else value


def _notes(given: Any, asked: Any) -> dict[str, str]:
    """Return what stands under each field: the target, last year's figure, what was counted, the file that is there."""
    others, files = others_of(given), files_of_return(given)
    found = {}
    for one in asked:
        write = money_text if one.kind == MONEY else number_text
        words = []
        if one.code in given.filled:
            filled = given.filled[one.code]
            words.append(
                gettext("Counted as of {day}: {value}.").format(day=filled["as_of"], value=number_text(filled["value"]))
            )
        for source, sentence in ((TARGET, gettext("Target: {value}.")), (LAST_YEAR, gettext("Last year: {value}."))):
            value = others.get(source, {}).get(one.code)
            if value is not None:
                words.append(sentence.format(value=write(value)))
        if one.kind == FILE and given.values.get(one.code) in files:
            words.append(gettext("Attached: {name}.").format(name=files[given.values[one.code]].name))
        if not one.required:
            words.append(gettext("May stay empty."))
        found[one.code] = " ".join(words)
    return found


def _kept(request: ActorRequest, given: Any, shown: ReturnStep) -> bool:
    """Save the step; say what was refused in the form."""
    try:
        values = shown.values()
        for code, file in shown.uploads().items():
            values[code] = attach_evidence(
                actor=request.actor, return_id=given.pk, name=str(file.name), content=file.read(), now=clock.now()
            )
        save_return(
            actor=request.actor,
            return_id=given.pk,
            values=values,
            saved=shown.cleaned_data["saved"],
            now=clock.now(),
        )
    except (Refused, Conflict) as refusal:
        shown.add_error(None, say(refusal.sentence))
        return False
    return True


def _last(request: ActorRequest, given: Any, form: ReturnForm, steps: int) -> HttpResponse:
    """Show what is missing and what does not hold, take explanations, submit."""
    found = judged(given, form)
    open_ones = [(one.code, say(one.sentence)) for one in found if not one.firm]
    posted = request.method == "POST"
    shown = Explain(
        request.POST if posted else None,
        judged=open_ones,
        initial={"saved": given.saved, "version": given.run.version, **given.explanations},
    )
    if posted and shown.is_valid():
        try:
            saved = save_return(
                actor=request.actor,
                return_id=given.pk,
                explanations=shown.explanations(),
                saved=shown.cleaned_data["saved"],
                now=clock.now(),
            )
            if "keep" in request.POST:
                tell(request, gettext("The draft is saved."))
                return redirect(return_url(given.pk))
            step_return(
                actor=request.actor,
                return_id=given.pk,
                event="submit",
                version=shown.cleaned_data["version"],
                saved=saved,
                now=clock.now(),
            )
        except (Refused, Conflict) as refusal:
            given = return_by_id(request.actor, given.pk, ANSWER)
            fresh = {"saved": given.saved, "version": given.run.version if given.run else 1}
            shown = Explain(judged=open_ones, initial={**fresh, **given.explanations})
            return _last_page(request, given, form, shown, steps=steps, trouble=say(refusal.sentence))
        tell(request, gettext("It is submitted. The union above looks at it."))
        return redirect(return_url(given.pk))
    return _last_page(request, given, form, shown, steps=steps)


def _last_page(
    request: ActorRequest, given: Any, form: ReturnForm, shown: Explain, *, steps: int, trouble: str = ""
) -> HttpResponse:
    context = _frame(given, steps) | {
        "form": shown,
        "step": steps + 1,
        "step_label": gettext("Check and submit"),
        "button": gettext("Submit"),
        "back_step": steps,
        "missing": missing(form, given.values),
        "firm": [say(one.sentence) for one in judged(given, form) if one.firm],
        "trouble": trouble,
    }
    return render(request, "desk/deployments/submit.html", context, status=422 if trouble or shown.errors else 200)


def _frame(given: Any, steps: int) -> dict[str, Any]:
    return {
        "given": given,
        "row": given.part.deployment,
        "heading": gettext("Return of {unit}, {round}").format(
            unit=given.part.organisation.name, round=given.round.code
        ),
        "steps_total": steps + 1,
        "cancel_url": return_url(given.pk),
        "part_url": part_url(given.part),
        "saved_at": None,
    }
