"""What the papers of a founding or a re-election say: every figure comes from the run and is never typed twice."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext, override

from unionhall.organizing.models import Candidate, Term
from unionhall.organizing.queries.paper_lists import LISTS, group_choices, share_of
from unionhall.organizing.queries.paper_results import RESULTS, election_choices, quorum_of, votes_needed
from unionhall.organizing.queries.run_matter import Matter
from unionhall.organizing.queries.undertakings import surplus_of, undertaking_of_run
from unionhall.organizing.rules import paper_words as words
from unionhall.organizing.rules.differential import least_candidates, percent
from unionhall.organizing.rules.kinds import AUDIT, COMMITTEE, EARLY, ON_TIME, WOMEN
from unionhall.organizing.rules.particulars import fen_of, pairs_of
from unionhall.registry.rules.employers import INDUSTRIES
from unionhall.workflow.models import Run
from unionhall.workflow.shelf import RunPaper

Values = dict[str, Any]
MOST_CHOICES = 300
RECRUITING = timedelta(days=30)


def paper_of_run(run: Run, template: str, about: str, today: date) -> RunPaper:
    """Return what the run knows for one of its papers, and which things it can be about (members, groups, ballots)."""
    matter = Matter(undertaking_of_run(run.pk), today)
    make = MAKERS.get(template)
    if make is None:
        return RunPaper({}, ())
    choices = CHOICES[template](matter)[:MOST_CHOICES] if template in CHOICES else []
    chosen = about if about in {key for key, _ in choices} else next((key for key, _ in choices), "")
    found = {**_common(matter), **make(matter, chosen)}
    return RunPaper({name: value for name, value in found.items() if value not in (None, "", [])}, choices)


def _common(matter: Matter) -> Values:
    """Return what most papers say; a field that a template does not have is left out by the template."""
    of, noted, employer = matter.of, matter.noted, matter.of.employer
    superior = matter.superior
    return {
        "sender": matter.sender,
        "signer": matter.leader,
        "addressee": matter.sender,
        "superior": superior.name if superior else "",
        "union_name": of.union.name,
        "employer": employer.name if employer else "",
        "uscc": employer.uscc if employer else "",
        "legal_representative": noted.get("legal_representative", ""),
        "address": noted.get("address", ""),
        "staff": matter.year.headcount if matter.year else None,
        "contact": noted.get("contact", ""),
        "phone": noted.get("phone", ""),
        "place": noted.get("place", ""),
        "host": noted.get("host", ""),
        "copies": noted.get("copies", ""),
        "guests": noted.get("guests", ""),
        "session": matter.session,
        "meeting": matter.meeting,
        "meeting_on": of.meeting_on,
        "electors": "会员代表" if matter.congress else "会员",
        "seats": of.seats,
        "audit_seats": of.audit_seats,
        "women_seats": of.women_seats or None,
        "term_years": of.term_years,
        "due": matter.due or None,
        "chair_method": _chair_method(matter),
    }


def _chair_method(matter: Matter) -> str:
    direct = any(one.body == "chair" and one.due == matter.due for one in matter.elections)
    return "由大会以无记名投票方式直接选举产生" if direct else "由工会委员会全体会议以无记名投票方式选举产生"


def _t01(matter: Matter, _about: str) -> Values:
    employer = matter.of.employer
    with override("zh-hans"):
        industry = gettext(INDUSTRIES.get(employer.industry, "")) if employer and employer.industry else ""
    return {
        "industry": industry,
        "women": matter.year.women if matter.year else None,
        "reasons": matter.noted.get("reasons", ""),
        "group": [
            {
                "name": one.name,
                "sex": words.SEXES.get(one.sex, ""),
                "job": one.job,
                "role": words.PREP_ROLES.get(one.role, ""),
            }
            for one in matter.of.prep_group.order_by("id")
        ],
    }


def _t02(matter: Matter, _about: str) -> Values:
    group = list(matter.of.prep_group.order_by("id"))
    asked = matter.filed.get("T01")
    return {
        "request_title": asked.title if asked else "",
        "request_number": asked.number if asked else "",
        "group": [{"name": one.name, "role": words.PREP_ROLES.get(one.role, "")} for one in group],
        "leader": next((one.name for one in group if one.role == "leader"), ""),
    }


def _names(candidates: Sequence[Candidate]) -> list[Values]:
    return [{"name": one.name} for one in candidates]


def _lists(matter: Matter) -> Values:
    return {
        "candidates": _names(matter.listed(COMMITTEE)),
        "audit_candidates": _names(matter.listed(AUDIT)),
        "women_candidates": _names(matter.listed(WOMEN)),
    }


def _t03(matter: Matter, _about: str) -> Values:
    asked = matter.filed.get("T07") or matter.filed.get("T22")
    return {**_lists(matter), "request_title": asked.title if asked else ""}


def _t04(matter: Matter, _about: str) -> Values:
    return {"join_until": matter.today + RECRUITING, "where": matter.noted.get("address", "")}


def _member_choices(matter: Matter) -> list[tuple[str, str]]:
    return [(str(one.pk), one.person.name) for one in matter.members]


def _t05(matter: Matter, about: str) -> Values:
    spell = next((one for one in matter.members if str(one.pk) == about), None)
    if spell is None:
        return {}
    person = spell.person
    return {
        "name": person.name,
        "sex": words.SEXES.get(person.sex, ""),
        "ethnicity": person.ethnicity,
        "born_on": person.birth_on,
        "id_type": "居民身份证",
        "id_number": person.id_tail or words.SEE_ORIGINAL,
        "phone": person.phone_tail or words.SEE_ORIGINAL,
        "education": person.education,
        "politics": person.political_status,
        "employment": spell.employment_form or words.EMPLOYMENT,
        "occupation": spell.job_title,
        "job_from": spell.worked_since,
        "group_name": spell.group_name,
        "skill": spell.skill_level,
    }


def _t06(matter: Matter, _about: str) -> Values:
    return {
        "as_of": matter.today,
        "women": sum(one.person.sex == "F" for one in matter.members),
        "members": [
            {
                "name": one.person.name,
                "sex": words.SEXES.get(one.person.sex, ""),
                "born": words.month(one.person.birth_on),
                "ethnicity": one.person.ethnicity,
                "education": one.person.education,
                "politics": one.person.political_status,
                "group": one.group_name,
                "joined": words.month(one.joined_on),
            }
            for one in matter.members
        ],
    }


def _t07(matter: Matter, _about: str) -> Values:
    approval = matter.filed.get("T02")
    agenda = words.AGENDA_FOUNDING if matter.founding else words.AGENDA_RENEWAL
    return {
        **_lists(matter),
        "approval_number": approval.number if approval else "",
        "members": len(matter.members),
        "delegates": matter.of.delegates if matter.congress else None,
        "agenda": [{"item": item} for item in agenda],
    }


def _t12(matter: Matter, _about: str) -> Values:
    return {
        "quorum": quorum_of(matter),
        "votes_needed": votes_needed(matter),
        "candidates": len(matter.listed(COMMITTEE)),
        "audit_candidates": len(matter.listed(AUDIT)),
        "women_candidates": len(matter.listed(WOMEN)) or None,
        "differential": percent(surplus_of(matter.profile, COMMITTEE)),
        "tellers": len(matter.tellers) or None,
    }


def _t13(matter: Matter, _about: str) -> Values:
    agenda = words.AGENDA_FOUNDING if matter.founding else words.AGENDA_RENEWAL
    day = matter.of.meeting_on
    return {
        "held_at": words.moment(day, matter.noted.get("time", "")) if day else "",
        "quorum": quorum_of(matter),
        "agenda": [{"item": item, "who": matter.noted.get("host", "")} for item in agenda],
        "chief_teller": matter.tellers[0][0] if matter.tellers else "",
    }


def _t14(matter: Matter, _about: str) -> Values:
    roles = ["总监票人", "监票人", *["计票人"] * len(matter.tellers)]
    rows = zip(roles, matter.tellers, strict=False)
    return {"tellers": [{"role": role, "name": name, "unit": unit or "—"} for role, (name, unit) in rows]}


def _t22(matter: Matter, _about: str) -> Values:
    of, last = matter.of, _running(matter)
    women = sum(one.person.sex == "F" for one in matter.members)
    number = len(matter.terms)
    return {
        "session": words.session(max(number, 1)),
        "next_session": words.session(number + 1),
        "elected_on": last.elected_on if last else None,
        "term_ends_on": last.ends_on if last else of.union.term_ends_on,
        "party_consent": matter.noted.get("party_consent", ""),
        "members": len(matter.members),
        "meeting": "会员代表大会" if matter.congress else "会员大会",
        "delegates": of.delegates if matter.congress and of.delegates else None,
        "delegate_share": share_of(of.delegates, len(matter.members)) if matter.congress and of.delegates else None,
        "candidates": least_candidates(of.seats, surplus_of(matter.profile, COMMITTEE)) if of.seats else None,
        "women_share": str(women * 100 // len(matter.members)) if matter.members else None,
        "steps": [{"stage": stage, "days": days, "work": work} for stage, days, work in words.steps(of.meeting_on)]
        if of.meeting_on
        else [],
    }


def _running(matter: Matter) -> Term | None:
    return matter.terms[-1] if matter.terms else None


def _t23(matter: Matter, _about: str) -> Values:
    of, last = matter.of, _running(matter)
    if of.timing == ON_TIME:
        return {}
    ends = last.ends_on if last else of.union.term_ends_on
    new = of.meeting_on
    months = abs((new.year - ends.year) * 12 + new.month - ends.month) if new and ends else None
    return {
        "change": "提前" if of.timing == EARLY else "延期",
        "session": words.session(max(len(matter.terms), 1)),
        "term_ends_on": ends,
        "reason": of.reason,
        "new_on": new,
        "months": max(months, 1) if months is not None else None,
    }


def _t24(matter: Matter, _about: str) -> Values:
    noted = matter.noted
    income, spending = _sums(noted.get("income", "")), _sums(noted.get("spending", ""))
    opening = fen_of(noted["opening"]) if noted.get("opening") else None
    closing = None
    if opening is not None and income and spending:
        closing = opening + sum(one["amount_fen"] for one in income) - sum(one["amount_fen"] for one in spending)
    return {
        "session": words.session(max(len(matter.terms), 1)),
        "held_on": matter.of.meeting_on,
        "reporter": matter.leader,
        "work": [{"title": title, "text": text} for title, text in pairs_of(noted.get("work", ""))],
        "plans": [{"text": line} for line in noted.get("plans", "").splitlines()],
        "from_on": noted.get("books_from", ""),
        "to_on": noted.get("books_to", ""),
        "opening_fen": opening,
        "income": income,
        "spending": spending,
        "closing_fen": closing,
        "auditor": noted.get("auditor", ""),
        "audit_opinion": noted.get("audit_opinion", ""),
    }


def _sums(text: str) -> list[Values]:
    return [{"item": item, "amount_fen": fen_of(amount) or 0} for item, amount in pairs_of(text, last=True)]


Maker = Callable[[Matter, str], Values]
MAKERS: Mapping[str, Maker] = {
    "T01": _t01, "T02": _t02, "T03": _t03, "T04": _t04, "T05": _t05, "T06": _t06, "T07": _t07, "T12": _t12,
    "T13": _t13, "T14": _t14, "T22": _t22, "T23": _t23, "T24": _t24, **LISTS, **RESULTS,
}  # fmt: skip
CHOICES: Mapping[str, Callable[[Matter], list[tuple[str, str]]]] = {
    "T05": _member_choices,
    "T09": group_choices,
    "T15": election_choices,
    "T16": election_choices,
}
