"""Says a pure floor's sentence in the reader's language."""

from django.utils.translation import gettext

from unionhall.kernel.text import Sentence


def say(sentence: Sentence) -> str:
    """Translate the template, then put the facts in; facts that are sentences are said too."""
    facts = {name: say(fact) if isinstance(fact, Sentence) else fact for name, fact in sentence.facts.items()}
    return gettext(sentence.template).format(**facts)
