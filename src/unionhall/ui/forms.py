"""Renders forms with the components of the ui floor, and the few fields that browsers know better than Django."""

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Labels above, help below the label, errors below the field and in a summary that links to it."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"


class DayInput(forms.DateInput):
    """The browser's own calendar; its value is always ISO."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class DayField(forms.DateField):
    """A calendar day."""

    widget = DayInput


class FileDrop(forms.FileInput):
    """A file input that also takes a dropped file; ``accept`` is the list of endings."""

    template_name = "ui/forms/file_drop.html"

    def __init__(self, *, accept: str = "", attrs: dict[str, Any] | None = None) -> None:
        super().__init__({**({"accept": accept} if accept else {}), **(attrs or {})})
