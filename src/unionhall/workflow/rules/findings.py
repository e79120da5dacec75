"""Findings as they are stored and as they refuse."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_, Sentence
from unionhall.workflow.rules.procedure import Finding


def refuse_failed(title: str, findings: Iterable[Finding]) -> None:
    """Refuse when a finding is not met; the refusal says every one of them, and holds them as ``findings``."""
    failed = [one for one in findings if not one.ok]
    if not failed:
        return
    joined = Sentence(
        " ".join(f"{{r{n}}}" for n in range(len(failed))), {f"r{n}": one.said() for n, one in enumerate(failed)}
    )
    raise Refused(
        "workflow.not_met",
        N_("“{title}” is not possible yet. {reasons}"),
        title=Sentence(title),
        reasons=joined,
        findings=failed,
    )


def stored(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return findings as JSON for the log."""
    return [{"code": one.code, "ok": one.ok, "sentence": one.sentence, "facts": _plain(one.facts)} for one in findings]


def restored(rows: Iterable[Mapping[str, Any]]) -> tuple[Finding, ...]:
    """Return findings out of the log; sentences among the facts are sentences again."""
    return tuple(
        Finding(
            bool(row["ok"]),
            str(row["code"]),
            str(row["sentence"]),
            {name: _again(value) for name, value in row["facts"].items()},
        )
        for row in rows
    )


def _plain(facts: Mapping[str, object]) -> dict[str, Any]:
    return {name: _one(value) for name, value in facts.items()}


def _one(value: object) -> Any:
    if isinstance(value, Sentence):
        return {"say": value.template, "facts": _plain(value.facts)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    return value if isinstance(value, str | int | bool | type(None)) else str(value)


def _again(value: Any) -> Any:
    if isinstance(value, dict) and "say" in value:
        return Sentence(value["say"], {name: _again(fact) for name, fact in value.get("facts", {}).items()})
    return value
