"""What must hold before a founding or a re-election goes on: every guard says its numbers.

A guard reads plain facts (``queries/run_facts.py`` gathers them); a fact that is missing is not known, and what is not
known never passes.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from unionhall.kernel.text import N_
from unionhall.organizing.rules.differential import percent
from unionhall.organizing.rules.sizes import CONGRESS, ONE_MEMBER, TERMS, Seats
from unionhall.workflow.rules.majorities import least, reaches
from unionhall.workflow.rules.procedure import Facts, Finding, Guard

PREP_LEAST, PREP_MOST = 3, 5  # 筹备组 3–5 people
MEETING_NOTICE_DAYS = 10
TELLERS = 2
MANAGERS_MOST = Fraction(20, 100)


def _employer_known(facts: Facts) -> Finding:
    headcount = facts.get("headcount")
    return Finding(
        headcount is not None and headcount > 0,
        "employer_known",
        N_("The employer's headcount on file: {headcount}."),
        {"headcount": "—" if headcount is None else headcount},
    )


def _not_covered(facts: Facts) -> Finding:
    count = facts.get("other_unions_covering", 0)
    return Finding(
        count == 0, "not_covered", N_("{count} unions of its own cover this employer already."), {"count": count}
    )


def _prep_group(facts: Facts) -> Finding:
    count = facts.get("prep_group", 0)
    return Finding(
        PREP_LEAST <= count <= PREP_MOST and facts.get("prep_leaders", 0) == 1,
        "prep_group",
        N_("The preparatory group has {count} people and {leaders} leaders; {least} to {most}, one of them leader."),
        {"count": count, "leaders": facts.get("prep_leaders", 0), "least": PREP_LEAST, "most": PREP_MOST},
    )


def _members(facts: Facts) -> Finding:
    members, needed = facts.get("members", 0), facts.get("committee_from", 25)
    small = members < needed and not facts.get("small_form_chosen", False)
    return Finding(
        members >= 1 and not small,
        "members",
        N_("{members} members have joined; below {needed} choose: an own committee, a joint union or an organizer."),
        {"members": members, "needed": needed},
    )


def _seats(facts: Facts) -> Finding:
    seats, low, high = facts.get("seats"), facts.get("seats_least"), facts.get("seats_most")
    odd_only = bool(facts.get("seats_odd_only"))
    ok = False
    if seats is not None and low is not None and high is not None:
        ok = Seats(low, high, odd_only).allows(seats)
    sentence = (
        N_("The committee has {seats} seats; the table allows {least} to {most}, odd numbers only.")
        if odd_only
        else N_("The committee has {seats} seats; the table allows {least} to {most}.")
    )
    return Finding(ok, "seats", sentence, {"seats": _shown(seats), "least": _shown(low), "most": _shown(high)})


def _audit(facts: Facts) -> Finding:
    seats, low, high = facts.get("audit_seats"), facts.get("audit_least"), facts.get("audit_most")
    return Finding(
        seats is not None and low is not None and high is not None and low <= seats <= high,
        "audit_seats",
        N_("Finance audit has {seats} seats; {least} to {most} are needed."),
        {"seats": _shown(seats), "least": _shown(low), "most": _shown(high)},
    )


def _women(facts: Facts) -> Finding:
    needed, seats, women = facts.get("women_body", ""), facts.get("women_seats", 0), facts.get("women", 0)
    ok = not needed or (seats == 1 if needed == ONE_MEMBER else seats >= 1)
    return Finding(
        ok,
        "women_body",
        N_("{women} women members: from {threshold} a committee, fewer one women's member; {seats} seats are planned."),
        {"women": women, "threshold": _shown(facts.get("women_from")), "seats": seats},
    )


def _term(facts: Facts) -> Finding:
    years = facts.get("term_years")
    return Finding(
        years in TERMS, "term_years", N_("The term is {years} years; 3 or 5 are possible."), {"years": _shown(years)}
    )


def _form(facts: Facts) -> Finding:
    form, members, start = facts.get("form", ""), facts.get("members", 0), facts.get("congress_from", 100)
    ok = bool(form) and (form != CONGRESS or members >= start)
    return Finding(
        ok,
        "form",
        N_("{members} members: below {start} the members' meeting votes, from there on a congress is possible."),
        {"members": members, "start": start},
    )


def _roll(facts: Facts) -> Finding:
    due = facts.get("roll_names", facts.get("due", 0))
    return Finding(
        due > 0 and facts.get("roll_corrections_open", 0) == 0,
        "roll",
        N_("The frozen roll has {due} names, {retained} retained members are left out, {open} corrections are open."),
        {"due": due, "retained": facts.get("roll_retained", 0), "open": facts.get("roll_corrections_open", 0)},
    )


def _roll_displayed(facts: Facts) -> Finding:
    days, needed = facts.get("roll_days", 0), facts.get("display_needed", 5)
    return Finding(
        days >= needed,
        "roll_displayed",
        N_("The roll was displayed for {days} working days, {needed} are needed."),
        {"days": days, "needed": needed},
    )


def _delegates(facts: Facts) -> Finding:
    if facts.get("form") != CONGRESS:
        return Finding(True, "delegates", N_("The members' meeting votes: no delegates are needed."))
    delegates, low, high = facts.get("delegates", 0), facts.get("delegates_least"), facts.get("delegates_most")
    managers = facts.get("delegates_managers", 0)
    ok = low is not None and high is not None and low <= delegates <= high
    ok = ok and not reaches(managers, delegates, MANAGERS_MOST, inclusive=False)
    return Finding(
        ok,
        "delegates",
        N_("{delegates} delegates, {managers} of them managers; {least} to {most}, at most 20 % of them managers."),
        {"delegates": delegates, "managers": managers, "least": _shown(low), "most": _shown(high)},
    )


def _eligible(facts: Facts) -> Finding:
    count = facts.get("candidates_blocked")
    return Finding(
        count == 0,
        "eligible",
        N_("{count} candidates cannot stand or have an open question; {total} are on the list."),
        {"count": _shown(count), "total": facts.get("candidates", 0)},
    )


def _differential(facts: Facts) -> Finding:
    bodies: list[Mapping[str, Any]] = list(facts.get("ballots", ()))
    worst = min(bodies, key=lambda body: body["candidates"] - body["least"], default=None)
    if worst is None:
        return Finding(False, "differential", N_("No election is prepared yet."))
    return Finding(
        worst["candidates"] >= worst["least"],
        "differential",
        N_("{candidates} candidates for {seats} seats; at least {least} are needed ({percent} % more, rounded up)."),
        {
            "candidates": worst["candidates"],
            "seats": worst["seats"],
            "least": worst["least"],
            "percent": percent(Fraction(worst["surplus"])),
        },
    )


def _display(facts: Facts) -> Finding:
    return _display_finding(facts, facts.get("display_planned", 0))


def _displayed(facts: Facts) -> Finding:
    return _display_finding(facts, facts.get("display_days", 0))


def _display_finding(facts: Facts, days: int) -> Finding:
    needed = facts.get("display_needed", 5)
    return Finding(
        days >= needed,
        "displayed",
        N_("The candidates were displayed for {days} working days, {needed} are needed."),
        {"days": days, "needed": needed},
    )


def _objections(facts: Facts) -> Finding:
    count, upheld = facts.get("objections_open", 0), facts.get("objections_upheld", 0)
    return Finding(
        count == 0 and upheld == 0,
        "objections",
        N_("{count} objections are not answered, {upheld} were upheld and not mended."),
        {"count": count, "upheld": upheld},
    )


def _notice(facts: Facts) -> Finding:
    days = facts.get("days_to_meeting")
    return Finding(
        days is not None and days >= MEETING_NOTICE_DAYS,
        "notice",
        N_("The meeting is {days} days away; it is requested at least {needed} days ahead."),
        {"days": _shown(days), "needed": MEETING_NOTICE_DAYS},
    )


def _tellers(facts: Facts) -> Finding:
    tellers, standing = facts.get("tellers", 0), facts.get("tellers_standing", 0)
    return Finding(
        tellers >= TELLERS and standing == 0,
        "tellers",
        N_(
            "{tellers} tellers are named, {standing} of them stand as candidates; {needed} who do not stand are needed."
        ),
        {"tellers": tellers, "standing": standing, "needed": TELLERS},
    )


def _quorum(facts: Facts) -> Finding:
    due, present = facts.get("due", 0), facts.get("present", 0)
    share = Fraction(facts.get("quorum", "2/3"))
    return Finding(
        due > 0 and reaches(present, due, share, inclusive=True),
        "quorum",
        N_("{present} of {due} due were present, {needed} are needed."),
        {"present": present, "due": due, "needed": least(due, share, inclusive=True)},
    )


def _decided(facts: Facts) -> Finding:
    ballots, unsettled = facts.get("ballots_held", 0), facts.get("ballots_open", 0)
    return Finding(
        ballots > 0 and unsettled == 0,
        "decided",
        N_("{open} of {ballots} ballots are not settled (not counted, a run-off or a shortfall is open)."),
        {"open": unsettled, "ballots": ballots},
    )


def _majority(facts: Facts) -> Finding:
    below, elected = facts.get("elected_below_majority", 0), facts.get("elected", 0)
    return Finding(
        elected > 0 and below == 0,
        "majority",
        N_("{elected} are elected, {below} of them without the majority of those due."),
        {"elected": elected, "below": below},
    )


def _officers(facts: Facts) -> Finding:
    chairs = facts.get("chairs_elected", 0)
    return Finding(chairs == 1, "chair", N_("{chairs} chairs are elected; it must be exactly one."), {"chairs": chairs})


def _legal_person(facts: Facts) -> Finding:
    code = str(facts.get("union_uscc", ""))
    return Finding(
        code[:2] in ("81", "89"),
        "legal_person",
        N_("The union's own credit code begins with 81 or 89; on file: {start}."),
        {"start": code[:2] or "—"},
    )


def _reports(facts: Facts) -> Finding:
    count = facts.get("reports", 0)
    return Finding(count >= 3, "reports", N_("{count} of 3 reports (work, funds, audit) are ready."), {"count": count})


def _handover(facts: Facts) -> Finding:
    count = facts.get("handed_over", 0)
    return Finding(
        count >= 3, "handover", N_("{count} of 3 things (seal, accounts, files) are handed over."), {"count": count}
    )


def _operating(facts: Facts) -> Finding:
    count = facts.get("operating", 0)
    return Finding(
        count >= 3,
        "operating",
        N_("{count} of 3 things (seal, bank account, funds registration) are done."),
        {"count": count},
    )


def _recall_named(facts: Facts) -> Finding:
    count = facts.get("recalled_named", 0)
    return Finding(
        count >= 1, "recall_named", N_("{count} people are named whom the recall is about."), {"count": count}
    )


def _shown(value: object) -> object:
    return "—" if value is None else value


EMPLOYER_KNOWN = Guard("employer_known", N_("The employer is on file"), _employer_known)
NOT_COVERED = Guard("not_covered", N_("No other union covers it"), _not_covered)
PREP_GROUP = Guard("prep_group", N_("Preparatory group"), _prep_group)
MEMBERS = Guard("members", N_("Members"), _members)
SEATS = Guard("seats", N_("Size of the committee"), _seats)
AUDIT = Guard("audit_seats", N_("Size of the finance audit"), _audit)
WOMEN = Guard("women_body", N_("Women's committee"), _women)
TERM = Guard("term_years", N_("Term"), _term)
FORM = Guard("form", N_("Meeting or congress"), _form)
ROLL = Guard("roll", N_("Electoral roll"), _roll)
ROLL_DISPLAYED = Guard("roll_displayed", N_("Roll displayed"), _roll_displayed)
DELEGATES = Guard("delegates", N_("Delegates"), _delegates)
ELIGIBLE = Guard("eligible", N_("Everybody on the list may stand"), _eligible)
DIFFERENTIAL = Guard("differential", N_("More candidates than seats"), _differential)
DISPLAY = Guard("displayed", N_("Display of the candidates"), _display)
DISPLAYED = Guard("displayed", N_("Display of the candidates"), _displayed)
OBJECTIONS = Guard("objections", N_("Objections"), _objections)
NOTICE = Guard("notice", N_("Time until the meeting"), _notice)
TELLERS_NAMED = Guard("tellers", N_("Tellers"), _tellers)
QUORUM = Guard("quorum", N_("Quorum"), _quorum)
BALLOTS_DECIDED = Guard("decided", N_("Ballots settled"), _decided)
MAJORITY = Guard("majority", N_("Majority of those due"), _majority)
OFFICERS = Guard("chair", N_("Chair"), _officers)
LEGAL_PERSON = Guard("legal_person", N_("Legal person"), _legal_person)
REPORTS = Guard("reports", N_("Reports"), _reports)
RECALL_NAMED = Guard("recall_named", N_("Whom the recall is about"), _recall_named)
HANDOVER = Guard("handover", N_("Handover"), _handover)
OPERATING = Guard("operating", N_("Ready to work"), _operating)
