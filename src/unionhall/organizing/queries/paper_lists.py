"""What the papers about delegates and candidates say (T08 to T11)."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from unionhall.organizing.models import Candidate
from unionhall.organizing.queries.run_matter import Matter
from unionhall.organizing.queries.undertakings import judged_facts, surplus_of, voters_of
from unionhall.organizing.rules import paper_words as words
from unionhall.organizing.rules.differential import least_candidates, percent
from unionhall.organizing.rules.eligibility import ACTIVE_MEMBER, CLOSE_RELATIVES, LEGAL_REPRESENTATIVE, PRINCIPAL
from unionhall.organizing.rules.kinds import AUDIT, COMMITTEE, WOMEN

Values = dict[str, Any]


def _t08(matter: Matter, _about: str) -> Values:
    if not matter.congress:
        return {}
    roll = list(voters_of(matter.of).select_related("person", "spell"))
    chosen = [one for one in roll if one.delegate]
    groups: dict[str, list[int]] = {}
    for one in roll:
        counts = groups.setdefault(one.group_name or "—", [0, 0])
        counts[0] += 1
        counts[1] += one.delegate
    women, managers = sum(one.person.sex == "F" for one in chosen), sum(one.manager for one in chosen)
    shares = (("女职工", women), ("中层正职以上管理人员", managers), ("其他职工", len(chosen) - managers))
    return {
        "members": len(roll),
        "quota_total": matter.of.delegates,
        "reviewed_on": matter.today,
        "units": [
            {
                "unit": unit,
                "members": members,
                "quota": elected,
                "present": matter.attendance.get(unit),
                "elected": elected,
            }
            for unit, (members, elected) in groups.items()
        ],
        "delegates": [
            {
                "name": one.name,
                "sex": words.SEXES.get(one.person.sex, ""),
                "born": words.month(one.person.birth_on),
                "politics": one.person.political_status,
                "unit": one.group_name or "—",
                "job": one.spell.job_title or "职工",
            }
            for one in chosen
        ],
        "shares": [
            {"category": category, "count": count, "share": share_of(count, len(chosen))} for category, count in shares
        ],
    }


def share_of(count: int, whole: int) -> str:
    """Return a share in per cent; of nobody it is nothing."""
    return percent(Fraction(count, whole)) if whole else "0"


def group_choices(matter: Matter) -> list[tuple[str, str]]:
    """Return what each group nominated for."""
    found: dict[str, str] = {}
    for one in matter.candidates:
        for group in one.nominations:
            found[f"{one.body}|{group}"] = f"{group}：{words.BODIES.get(one.body, one.body)}"
    return list(found.items())


def _t09(matter: Matter, about: str) -> Values:
    body, _, group = about.partition("|")
    named = [one for one in matter.candidates if one.body == body and group in one.nominations]
    seats = {COMMITTEE: matter.of.seats, AUDIT: matter.of.audit_seats, WOMEN: matter.of.women_seats}.get(body) or 1
    return {
        "body": matter.session + words.BODIES.get(body, ""),
        "group_name": group,
        "group_members": sum(one.group_name == group for one in matter.members) or None,
        "present": matter.attendance.get(group),
        "held_on": matter.today,
        "seats": least_candidates(seats, surplus_of(matter.profile, body)),
        "nominated": [_nominated(matter, one) | {"votes": one.nominations[group]} for one in named],
    }


def _nominated(matter: Matter, one: Candidate) -> Values:
    spell = next((row for row in matter.members if row.person_id == one.person_id), None)
    person = one.person
    return {
        "name": one.name,
        "sex": words.SEXES.get(person.sex, "") if person else "",
        "born": words.month(person.birth_on) if person else "",
        "politics": person.political_status if person else "",
        "ethnicity": person.ethnicity if person else "",
        "education": person.education if person else "",
        "job": words.FUNCTIONS.get(one.function, "") or _job(spell.group_name if spell else "", spell),
    }


def _job(group: str, spell: Any) -> str:
    return f"{group}{spell.job_title if spell and spell.job_title else '职工'}"


def _t10(matter: Matter, _about: str) -> Values:
    judged = judged_facts(matter.of, matter.candidates)
    return {
        "drawn_on": matter.today,
        "candidates": [
            _nominated(matter, one)
            | {
                "body": words.POSTS.get(one.body, ""),
                "is_member": facts.membership == ACTIVE_MEMBER,
                "no_executive": facts.function not in {PRINCIPAL, LEGAL_REPRESENTATIVE},
                "no_relative": facts.relation not in CLOSE_RELATIVES,
            }
            for one, facts in zip(matter.candidates, judged, strict=True)
        ],
    }


def _t11(matter: Matter, _about: str) -> Values:
    notice = matter.notice
    return {
        "body": f"{matter.session}委员会",
        "from_on": notice.start_on if notice else None,
        "to_on": notice.ends_on if notice else None,
        "working_days": notice.working_days if notice else None,
        "candidates": [_nominated(matter, one) | {"body": words.POSTS.get(one.body, "")} for one in matter.candidates],
    }


LISTS: Mapping[str, Callable[[Matter, str], Values]] = {"T08": _t08, "T09": _t09, "T10": _t10, "T11": _t11}
