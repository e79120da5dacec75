"""What a split says: which units get which targets, what the unit keeps, which fields it adds."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from unionhall.desk.rules.return_forms import ReturnForm, made_form, read_form
from unionhall.desk.rules.splitting import MOST_UNITS, Cell, Targets
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_


@dataclass(frozen=True, slots=True)
class UnitShare:
    """What one unit below gets; ``code`` is the organisation's."""

    code: str
    targets: Mapping[Cell, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Split:
    """A whole split. ``kept``: what the unit keeps to return itself (``None``: nothing). ``extra``: added fields.

    ``own`` are the targets of the issuer's own part, which nobody above it sets.
    """

    shares: Sequence[UnitShare]
    kept: Targets | None = None
    extra: Sequence[Mapping[str, Any]] = ()
    own: Targets | None = None
    reason: str = ""


def judge_shares(
    split: Split, form: ReturnForm, *, known: Collection[str], below: Collection[str], years: tuple[int, int]
) -> None:
    """Refuse unknown or doubled units, targets that the form does not have, and units that fell out of the split.

    ``known`` are the units right below, ``below`` those that have a part already.
    """
    codes = [one.code for one in split.shares]
    if not codes or len(codes) > MOST_UNITS:
        raise Refused(
            "desk.split_units", N_("Name 1 to {most} units that get a part."), where="shares", most=MOST_UNITS
        )
    strange = [code for code in codes if code not in known] + [code for code in codes if codes.count(code) > 1]
    if strange:
        raise Refused(
            "desk.not_right_below",
            N_("{code} is not a unit right below, or stands there twice."),
            where="shares",
            code=strange[0][:40],
        )
    gone = sorted(set(below) - set(codes))
    if gone:
        raise Refused(
            "desk.unit_gone",
            N_("{code} already has a part. Release it instead of leaving it out."),
            where="shares",
            code=gone[0],
        )
    fields = {one.code for one in form.targets}
    for targets in (split.own or {}, split.kept or {}, *(one.targets for one in split.shares)):
        for code, year in targets:
            if code not in fields or not years[0] <= year <= years[1]:
                raise Refused(
                    "desk.no_such_target",
                    N_("“{field}” has no target for {year} in this deployment."),
                    where="targets",
                    field=code[:30],
                    year=year,
                )


def read_extra(form: ReturnForm, extra: Sequence[Mapping[str, Any]]) -> ReturnForm:
    """Return the form with the fields that a level adds; refuse what is not sound or takes the place of another."""
    return read_form(form.with_more(made_form({"fields": list(extra)}).fields).plain())
