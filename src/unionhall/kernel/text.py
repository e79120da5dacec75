"""Marks sentences of pure code for translation; the translating is done in ``ui``, ``api`` and ``cli``."""

from collections.abc import Mapping
from dataclasses import dataclass, field


def N_(sentence: str) -> str:
    """Return ``sentence`` unchanged; the catalogue extractor collects its argument."""
    return sentence


@dataclass(frozen=True, slots=True)
class Sentence:
    """A translatable template with its facts, e.g. ``Sentence(N_("{count} rows"), {"count": 3})``."""

    template: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def plain(self) -> str:
        """Return the English text.

        >>> Sentence("{count} rows", {"count": 3}).plain()
        '3 rows'
        """
        facts = {name: fact.plain() if isinstance(fact, Sentence) else fact for name, fact in self.facts.items()}
        return self.template.format(**facts)
