"""Puts an action's refusal where its cause was typed."""

from django import forms

from unionhall.kernel.errors import Refusal
from unionhall.ui.words import say


def show_refusal(form: forms.BaseForm, refusal: Refusal) -> None:
    """Show the sentence under the field that ``where`` names, or above the form when there is none."""
    form.add_error(refusal.where if refusal.where in form.fields else None, say(refusal.sentence))
