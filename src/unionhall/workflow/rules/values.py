"""Values of a run: small, plain, without personal data."""

import json
from collections.abc import Mapping
from typing import Any

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

MOST_BYTES = 20_000
LONGEST_REASON = 1000


def merged(held: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Lay what is handed in over what is held; refuse what JSON cannot hold or what is too much."""
    whole = {**held, **given}
    try:
        size = len(json.dumps(whole, allow_nan=False).encode())
    except (TypeError, ValueError):
        raise Refused(
            "workflow.values_plain", N_("The values of a procedure are plain: text, numbers, lists."), where="values"
        ) from None
    if size > MOST_BYTES or not all(isinstance(name, str) for name in whole):
        raise Refused(
            "workflow.values_much",
            N_("The values of a procedure have {size} bytes, at most {limit} are kept. Attach a file instead."),
            where="values",
            size=size,
            limit=MOST_BYTES,
        )
    return whole


def clean_reason(reason: str, *, required: bool) -> str:
    """Return the reason without stray spaces; refuse a missing or endless one."""
    said = " ".join(reason.split())
    if required and not said:
        raise Refused("workflow.reason_missing", N_("Write the reason: the others must understand it."), where="reason")
    if len(said) > LONGEST_REASON:
        raise Refused(
            "workflow.reason_long",
            N_("The reason has {length} letters, at most {limit} are kept."),
            where="reason",
            length=len(said),
            limit=LONGEST_REASON,
        )
    return said
