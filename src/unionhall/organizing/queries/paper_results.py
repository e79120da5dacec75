"""What the papers about the ballots, the first plenum and the result say (T15 to T21)."""

from collections.abc import Callable, Mapping
from typing import Any

from unionhall.organizing.models import Election, Standing
from unionhall.organizing.queries.elections import standings_of
from unionhall.organizing.queries.run_matter import Matter
from unionhall.organizing.rules import paper_words as words
from unionhall.organizing.rules.kinds import (
    AUDIT,
    AUDIT_HEAD,
    CHAIR,
    COMMITTEE,
    DECIDED,
    OFFICES,
    RECALLED,
    VICE_CHAIR,
    WOMEN,
)
from unionhall.organizing.rules.particulars import fen_of, pairs_of
from unionhall.workflow.rules.majorities import least

Values = dict[str, Any]
INTRODUCTION_DAYS = 30


def quorum_of(matter: Matter) -> int | None:
    """Return how many must be present at least."""
    share = matter.profile.value("election.quorum").share()
    return least(matter.due, share, inclusive=True) if matter.due else None


def votes_needed(matter: Matter) -> int | None:
    """Return how many votes elect at least."""
    rule = matter.profile.value("election.elected").majority()
    return least(matter.due, rule.share, inclusive=rule.inclusive) if matter.due else None


def election_choices(matter: Matter) -> list[tuple[str, str]]:
    """Return the ballots; the last one that was counted first."""
    rounds = {"ordinary": "", "run_off": "（再次投票）", "refill": "（另行选举）"}
    ordered = sorted(matter.elections, key=lambda one: (one.state != DECIDED, one.body != COMMITTEE, one.pk))
    return [(str(one.pk), words.BODIES.get(one.body, one.body) + rounds.get(one.round, "")) for one in ordered]


def _ballot(matter: Matter, about: str) -> Election | None:
    return next((one for one in matter.elections if str(one.pk) == about), None)


def _held_on(matter: Matter, ballot: Election | None) -> Any:
    return ballot.decided_on if ballot and ballot.decided_on else matter.of.meeting_on


def _t15(matter: Matter, about: str) -> Values:
    ballot = _ballot(matter, about)
    if ballot is None:
        listed = matter.listed(COMMITTEE) or matter.listed(RECALLED)
        body = listed[0].body if listed else COMMITTEE
        return {
            "body": matter.session + words.BODIES[body],
            "seats": matter.of.seats if body == COMMITTEE else len(listed),
            "held_on": matter.of.meeting_on,
            "candidates": [{"name": one.name} for one in listed],
        }
    return {
        "body": matter.session + words.BODIES.get(ballot.body, ""),
        "seats": ballot.seats,
        "held_on": _held_on(matter, ballot),
        "candidates": [{"name": one.candidate.name} for one in standings_of(ballot)],
    }


def _t16(matter: Matter, about: str) -> Values:
    ballot = _ballot(matter, about)
    if ballot is None or ballot.state != DECIDED:
        return {}
    rules = matter.rules_of(ballot)
    needed = least(ballot.due, rules.majority, inclusive=rules.majority_inclusive)
    rows = matter.standings(ballot)
    written = [
        {"name": f"{name}（另选）", "yes": one["votes"], "no": 0, "abstain": 0, "elected": _said(one["elected"], False)}
        for name, one in ballot.written_in.items()
    ]
    return {
        "body": matter.session + words.BODIES.get(ballot.body, ""),
        "held_on": _held_on(matter, ballot),
        "due": ballot.due,
        "present": ballot.present,
        "quorum": least(ballot.due, rules.quorum, inclusive=True),
        "seats": ballot.seats,
        "issued": ballot.issued,
        "collected": ballot.collected,
        "valid": ballot.valid,
        "invalid": (ballot.collected or 0) - (ballot.valid or 0),
        "votes_needed": words.BY_RANK if rules.by_rank_only else f"{needed}票",
        "results": [
            {
                "name": one.candidate.name,
                "yes": one.votes_for or 0,
                "no": one.votes_against or 0,
                "abstain": one.votes_abstain or 0,
                "elected": _said(one.elected, one.run_off),
            }
            for one in rows
        ]
        + written,
        "conclusion": _conclusion(ballot, rows),
    }


def _said(elected: bool, run_off: bool) -> str:
    if elected:
        return "当选"
    return "票数相等，再次投票" if run_off else "未当选"


def _conclusion(ballot: Election, rows: list[Standing]) -> str:
    if ballot.verdict == "void":
        return f"收回选票{ballot.collected}张，多于发出选票{ballot.issued}张，选举无效，重新进行选举。"
    if ballot.verdict == "no_quorum":
        return f"应到{ballot.due}人，实到{ballot.present}人，不足三分之二，不能进行选举。"
    names = [one.candidate.name for one in rows if one.elected]
    names += [name for name, one in ballot.written_in.items() if one["elected"]]
    said = f"根据选举办法，{'、'.join(names)}等{len(names)}名同志当选。" if names else "本次投票无人当选。"
    if ballot.run_off_seats:
        tied = [one.candidate.name for one in rows if one.run_off]
        said += f"{'、'.join(tied)}得票相等，就其中{ballot.run_off_seats}个名额再次投票，得票多者当选。"
    if ballot.short:
        said += f"尚缺{ballot.short}名，由大会决定另行选举或者减少名额。"
    return said


def _t17(matter: Matter, _about: str) -> Values:
    offices = [one for one in matter.elected if one.election.body in OFFICES]
    plenum = next((one for one in matter.elections if one.body == CHAIR and one.state == DECIDED), None)
    day = _held_on(matter, plenum)
    return {
        "session": f"{matter.session}委员会第一次全体会议",
        "held_at": words.moment(day, matter.noted.get("time", "")) if day else "",
        "recorder": matter.noted.get("recorder", ""),
        "due": plenum.due if plenum else None,
        "present": plenum.present if plenum else None,
        "elections": [
            {
                "post": words.POSTS[one.election.body],
                "name": one.candidate.name,
                "yes": one.votes_for or 0,
                "no": one.votes_against or 0,
                "abstain": one.votes_abstain or 0,
            }
            for one in offices
        ],
        "portfolios": _portfolios(matter),
    }


def _portfolios(matter: Matter) -> list[Values]:
    """Return everybody elected once, under the highest post, with their noted or usual duty."""
    noted = dict(pairs_of(matter.noted.get("duties", "")))
    order = [CHAIR, VICE_CHAIR, COMMITTEE, AUDIT_HEAD, AUDIT, WOMEN]
    ranked = sorted(matter.elected, key=lambda one: order.index(one.election.body) if one.election.body in order else 9)
    found: dict[str, Values] = {}
    for one in ranked:
        body, name = one.election.body, one.candidate.name
        if name not in found and body in order:
            duty = noted.get(name, words.DUTIES[body])
            found[name] = {"name": name, "post": words.POSTS[body], "duty": duty}
    return list(found.values())


def _t18(matter: Matter, _about: str) -> Values:
    main, approval = matter.main, matter.filed.get("T03")
    if main is None:
        return {}
    offices = [one for one in matter.elected if one.election.body in OFFICES]
    said = "；".join(
        f"{words.SHORT_BODIES[one.election.body]}选举{one.candidate.name}同志为{words.POSTS[one.election.body]}"
        for one in offices
    )
    return {
        "approval_number": approval.number if approval else "",
        "held_on": _held_on(matter, main),
        "due": main.due,
        "present": main.present,
        "issued": main.issued,
        "collected": main.collected,
        "valid": main.valid,
        "seats": main.seats,
        "candidates": len(matter.listed(COMMITTEE)),
        "elected": [
            {
                "body": words.SHORT_BODIES.get(one.election.body, ""),
                "name": one.candidate.name,
                "post": words.POSTS.get(one.election.body, ""),
                "votes": one.votes_for or 0,
            }
            for one in matter.elected
        ],
        "officers": f"{said}。" if said else "",
        "direct": any(one.body == CHAIR and one.due == matter.due for one in matter.elections),
    }


def _t19(matter: Matter, _about: str) -> Values:
    report = matter.filed.get("T18")

    def names(body: str) -> list[Values]:
        return [{"name": one.candidate.name} for one in matter.chosen(body)]

    def first(body: str) -> str:
        rows = names(body)
        return str(rows[0]["name"]) if rows else ""

    return {
        "addressee": matter.of.union.name,
        "request_title": report.title if report else "",
        "held_on": _held_on(matter, matter.main),
        "committee": names(COMMITTEE),
        "audit": names(AUDIT),
        "women": names(WOMEN),
        "chair": first(CHAIR),
        "vice_chairs": names(VICE_CHAIR),
        "audit_head": first(AUDIT_HEAD) or (first(AUDIT) if len(names(AUDIT)) == 1 else ""),
        "women_head": first(WOMEN),
    }


def _t20(matter: Matter, _about: str) -> Values:
    noted, approval = matter.noted, matter.filed.get("T19")
    chair = matter.chosen(CHAIR)
    name = chair[0].candidate.name if chair else ""
    last = matter.terms[-1] if matter.terms else None
    return {
        "purpose": "登记" if matter.founding else "变更登记",
        "union_kind": words.KINDS.get(matter.of.union.kind, "基层工会"),
        "postcode": noted.get("postcode", ""),
        "legal_representative": name,
        "id_number": noted.get("legal_id", "") or words.SEE_ORIGINAL,
        "founded_on": _held_on(matter, matter.main),
        "approval_number": approval.number if approval else "",
        "members": len(matter.members),
        "committee": len(matter.chosen(COMMITTEE)) or None,
        "funds_fen": fen_of(noted["funds"]) if noted.get("funds") else None,
        "funds_source": noted.get("funds_source", ""),
        "changes": "" if matter.founding or last is None else f"法定代表人变更为{name}同志",
    }


def _t21(matter: Matter, _about: str) -> Values:
    approval, union = matter.filed.get("T19"), matter.of.union.name
    return {
        "addressee": "有关单位",
        "approval_number": approval.number if approval else "",
        "approved_on": approval.issued_on if approval else None,
        "agent": matter.noted.get("agent", ""),
        "agent_id": matter.noted.get("agent_id", "") or words.SEE_ORIGINAL,
        "matters": f"刻制“{union}委员会”印章一枚；开立{union}经费独立账户",
        "valid_days": INTRODUCTION_DAYS,
    }


RESULTS: Mapping[str, Callable[[Matter, str], Values]] = {
    "T15": _t15,
    "T16": _t16,
    "T17": _t17,
    "T18": _t18,
    "T19": _t19,
    "T20": _t20,
    "T21": _t21,
}
