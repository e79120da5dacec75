"""What units write into returns: forms made from the declared fields, at most seven fields a step."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from unionhall.desk.rules.return_forms import CHOICE, FILE, MONEY, TEXT, FormField
from unionhall.desk.rules.return_values import LONGEST_EXPLANATION, LONGEST_TEXT, MOST_FIGURE
from unionhall.registry.forms.choosing import YuanField

A_STEP = 7


def steps_of(fields: Sequence[FormField]) -> list[Sequence[FormField]]:
    """Return the fields in steps of at most seven."""
    return [fields[at : at + A_STEP] for at in range(0, len(fields), A_STEP)] or [[]]


class ReturnStep(forms.Form):
    """One step of a return: ``asked`` are its fields, ``notes`` what stands under each (target, last year, counted)."""

    saved = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput())

    def __init__(
        self, *args: Any, asked: Sequence[FormField] = (), notes: Mapping[str, str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        for one in asked:
            made = _field(one)
            made.help_text = " · ".join(word for word in (one.help, (notes or {}).get(one.code, "")) if word)
            self.fields[one.code] = made

    def values(self) -> dict[str, Any]:
        """Return the plain values; files are handed over by ``files``."""
        plain = [one for one in self.asked if one.kind != FILE]
        return {one.code: self.cleaned_data.get(one.code) for one in plain}

    def uploads(self) -> dict[str, Any]:
        """Return the files that came."""
        files = {one.code: self.cleaned_data.get(one.code) for one in self.asked if one.kind == FILE}
        return {code: file for code, file in files.items() if file}


def _field(one: FormField) -> forms.Field:
    label = f"{one.title} ({one.unit})" if one.unit else one.title
    if one.kind == MONEY:
        return YuanField(label=gettext("{title} (yuan)").format(title=one.title), required=False, max_length=30)
    if one.kind == CHOICE:
        return forms.ChoiceField(
            label=label, required=False, choices=[("", "—"), *((word, word) for word in one.choices)]
        )
    if one.kind == TEXT:
        area = forms.Textarea(attrs={"rows": 4})
        return forms.CharField(label=label, required=False, max_length=LONGEST_TEXT, widget=area)
    if one.kind == FILE:
        return forms.FileField(label=label, required=False)
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=MOST_FIGURE,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


class Explain(forms.Form):
    """Explanations of the checks that do not hold; those that are firm have none."""

    saved = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput())
    version = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput())

    def __init__(self, *args: Any, judged: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = [code for code, _ in judged]
        for code, words in judged:
            self.fields[code] = forms.CharField(
                label=words,
                required=False,
                max_length=LONGEST_EXPLANATION,
                help_text=gettext_lazy("Why it is right all the same; the union above reads it."),
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def explanations(self) -> dict[str, str]:
        """Return what was explained, by check."""
        return {code: self.cleaned_data.get(code, "") for code in self.codes}
