"""What a transition still needs besides its guards: papers and signatures, each said as a finding."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from unionhall.kernel.text import N_, Sentence
from unionhall.workflow.rules.procedure import Approval, Finding, PaperNeed, Transition

FILLED, FILED = "filled", "filed"


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature that was given or refused under one step."""

    step: str
    agreed: bool
    amount_fen: int
    account_id: int
    stood_for: frozenset[int] = frozenset()


def paper_findings(
    needs: Iterable[PaperNeed], held: Iterable[tuple[str, str]], titles: Mapping[str, str]
) -> list[Finding]:
    """Return one finding for each required paper; ``held`` are (template, state) pairs."""
    states: dict[str, set[str]] = {}
    for template, state in held:
        states.setdefault(template, set()).add(state)
    found = []
    for need in needs:
        if not need.required:
            continue
        has = states.get(need.template, set())
        ok = FILED in has or (need.at == "fill" and FILLED in has)
        if ok:
            sentence = N_("The paper {template} {title} is there.")
        elif need.at == "fill":
            sentence = N_("The paper {template} {title} is not filled in yet.")
        else:
            sentence = N_("The paper {template} {title} is not filed yet.")
        facts = {"template": need.template, "title": titles.get(need.template, "")}
        found.append(Finding(ok, f"paper_{need.template.lower()}", sentence, facts))
    return found


def needed_steps(approvals: Iterable[Approval], amount_fen: int) -> tuple[Approval, ...]:
    """Return the signatures that an amount needs, in the order of the table."""
    return tuple(step for step in approvals if amount_fen >= step.from_fen)


def signature_findings(transition: Transition, amount_fen: int, signed: Collection[Signed]) -> list[Finding]:
    """Return one finding for each signature that the amount needs."""
    found = []
    for step in needed_steps(transition.approvals, amount_fen):
        given = next((one for one in signed if one.step == step.code), None)
        if given is None:
            ok, sentence = False, N_("The signature “{step}” is missing.")
        elif not given.agreed:
            ok, sentence = False, N_("The signature “{step}” was refused.")
        elif given.amount_fen != amount_fen:
            ok, sentence = False, N_("The signature “{step}” was given over another amount.")
        else:
            ok, sentence = True, N_("The signature “{step}” is given.")
        found.append(Finding(ok, f"signature_{step.code}", sentence, {"step": Sentence(step.title)}))
    return found


def next_step(transition: Transition, amount_fen: int, signed: Collection[Signed]) -> Approval | None:
    """Return the signature that is asked for now; ``None`` when all are given or one was refused."""
    by_step = {one.step: one for one in signed}
    for step in needed_steps(transition.approvals, amount_fen):
        given = by_step.get(step.code)
        if given is None:
            return step
        if not given.agreed:
            return None
    return None
