"""Says a pure floor's sentence in the reader's language."""

from datetime import date

from django.utils.translation import gettext

from unionhall.kernel.text import Sentence
from unionhall.ui.formats import day_text


def say(sentence: Sentence) -> str:
    """Translate the template, then put the facts in: sentences are said too, days as people read them."""
    facts = {name: _said(fact) for name, fact in sentence.facts.items()}
    return gettext(sentence.template).format(**facts)


def _said(fact: object) -> object:
    if isinstance(fact, Sentence):
        return say(fact)
    return day_text(fact) if type(fact) is date else fact
