"""Rolling returns up the tree: exact sums, how many of how many returned, and the digest that is signed."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from unionhall.desk.rules.return_forms import CHOICE, ReturnForm
from unionhall.desk.rules.return_values import figures


@dataclass(frozen=True, slots=True)
class Counted:
    """One accepted return: whose it is (``path``), what it says."""

    path: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Summed:
    """What some returns say together: figures that add up, and how often each choice was taken."""

    totals: Mapping[str, int]
    choices: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    returned: int = 0


def rolled(form: ReturnForm, returns: Iterable[Counted]) -> Summed:
    """Return the sums over returns; a figure that nobody returned is not there, rather than zero."""
    totals: dict[str, int] = {}
    choices: dict[str, dict[str, int]] = {}
    adding = {one.code for one in form.fields if one.adds and one.is_figure}
    chosen = [one.code for one in form.fields if one.kind == CHOICE]
    count = 0
    for one in returns:
        count += 1
        for code, figure in figures(form, one.values).items():
            if code in adding:
                totals[code] = totals.get(code, 0) + figure
        for code in chosen:
            word = one.values.get(code)
            if word:
                tally = choices.setdefault(code, {})
                tally[word] = tally.get(word, 0) + 1
    return Summed(totals, choices, count)


def under(paths: Sequence[str], path: str) -> str:
    """Return which of the paths stands at or above a path, empty when none does.

    >>> under(["00010001", "00010002"], "000100020005")
    '00010002'
    """
    return next((one for one in sorted(paths, key=len, reverse=True) if path.startswith(one)), "")


def digest(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a frozen roll-up: the same content is the same digest on every machine.

    >>> digest({"b": 1, "a": 2}) == digest({"a": 2, "b": 1})
    True
    """
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()
