"""What the guards of founding and re-election judge, gathered in a handful of queries."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from unionhall.base import clock
from unionhall.base.calendar import work_calendar
from unionhall.kernel.working_days import WorkCalendar, working_days_between
from unionhall.organizing.models import Standing, Teller, Undertaking
from unionhall.organizing.queries.elections import elections_of, is_settled
from unionhall.organizing.queries.undertakings import (
    judged_facts,
    members_of,
    numbers_of,
    seats_allowed,
    standing_candidates,
    surplus_of,
    undertaking_of_run,
    voters_of,
)
from unionhall.organizing.rules.differential import least_candidates
from unionhall.organizing.rules.eligibility import blocked
from unionhall.organizing.rules.kinds import (
    AUDIT,
    CHAIR,
    COMMITTEE,
    HANDOVER,
    OFFICES,
    OPERATING,
    RECALLED,
    REPORTS,
    RUN_OFF,
    WOMEN,
)
from unionhall.organizing.rules.sizes import CONGRESS, women_body
from unionhall.papers.models import Notice, Objection
from unionhall.papers.rules.kinds import PARTLY, UPHELD, WITHDRAWN
from unionhall.registry.models import Coverage, EmployerYear
from unionhall.registry.rules.kinds import FEDERATION
from unionhall.workflow.models import Run
from unionhall.workflow.rules.profiles import Profile


def facts_of_run(run: Run, now: datetime) -> dict[str, Any]:
    """Return the facts of a run's undertaking (the engine calls this before it judges)."""
    return facts_of(undertaking_of_run(run.pk), clock.today(now))


def facts_of(of: Undertaking, today: date) -> dict[str, Any]:
    """Return every fact that a guard may read; what is not known is missing."""
    numbers = numbers_of(of, today)
    members = list(members_of(of).values_list("person__sex", flat=True))
    women = sum(sex == "F" for sex in members)
    seats = seats_allowed(numbers, "committee.size", len(members))
    audit = seats_allowed(numbers, "audit.size", len(members))
    delegates = seats_allowed(numbers, "delegates.size", len(members))
    women_from = numbers.value("women.committee_from").number()
    done = set(of.done)
    return {
        **_employer(of, today),
        **_prep_group(of),
        "members": len(members),
        "women": women,
        "women_from": women_from,
        "women_body": women_body(women, women_from),
        "women_seats": of.women_seats,
        "committee_from": numbers.value("founding.committee_from").number(),
        "congress_from": numbers.value("founding.congress_from").number(),
        "small_form_chosen": bool(of.small_form),
        "form": of.form,
        "seats": of.seats,
        "seats_least": seats.least if seats else None,
        "seats_most": seats.most if seats else None,
        "seats_odd_only": seats.odd_only if seats else False,
        "audit_seats": of.audit_seats,
        "audit_least": audit.least if audit else 1,
        "audit_most": audit.most if audit else 1,
        "term_years": of.term_years,
        "delegates": of.delegates,
        "delegates_managers": of.delegates_managers,
        "delegates_least": delegates.least if delegates else None,
        "delegates_most": delegates.most if delegates else None,
        "display_needed": numbers.value("election.display").number(),
        "days_to_meeting": (of.meeting_on - today).days if of.meeting_on else None,
        "quorum": str(numbers.value("election.quorum").share()),
        "union_uscc": of.union.uscc,
        "reports": len(done & set(REPORTS)),
        "operating": len(done & set(OPERATING)),
        "handed_over": len(done & set(HANDOVER)),
        **_roll(of, today),
        **_candidates(of),
        **_display(of, today),
        **_elections(of, numbers),
    }


def list_subject(of: Undertaking) -> str:
    """Return what the notice of the candidates is about."""
    return f"organizing-list:{of.pk}"


def roll_subject(of: Undertaking) -> str:
    """Return what the notice of the roll is about."""
    return f"organizing-roll:{of.pk}"


def days_displayed(notice: Notice | None, today: date, calendar: WorkCalendar) -> int:
    """Count the working days for which a notice hung: until its end, its closing or today, whichever came first."""
    if notice is None or notice.state == WITHDRAWN:
        return 0
    ended = clock.today(notice.closed_at) if notice.closed_at else today
    last = min(ended, notice.ends_on)
    return max(working_days_between(calendar, notice.start_on, last) + calendar.is_working(notice.start_on), 0)


def latest_notice(subject: str) -> Notice | None:
    """Return the last notice about a subject."""
    return Notice.objects.filter(subject=subject).order_by("-id").first()


def _employer(of: Undertaking, today: date) -> dict[str, Any]:
    if of.employer_id is None:
        return {}
    known = EmployerYear.objects.filter(employer=of.employer_id, headcount__isnull=False).order_by("-year")
    running = Q(to_on__isnull=True) | Q(to_on__gte=today)
    others = Coverage.objects.filter(running, employer=of.employer_id, from_on__lte=today)
    return {
        "headcount": known.values_list("headcount", flat=True).first(),
        "other_unions_covering": others.exclude(mode=FEDERATION).exclude(union=of.union_id).count(),
    }


def _prep_group(of: Undertaking) -> dict[str, Any]:
    roles = list(of.prep_group.order_by("id").values_list("role", flat=True))
    return {"prep_group": len(roles), "prep_leaders": roles.count("leader")}


def _roll(of: Undertaking, today: date) -> dict[str, Any]:
    notice = latest_notice(roll_subject(of))
    names = voters_of(of).count()
    return {
        "due": of.delegates if of.form == CONGRESS and of.delegates else names,
        "roll_names": names,
        "roll_retained": of.roll_retained,
        "roll_corrections_open": _open_objections(notice),
        "roll_days": days_displayed(notice, today, work_calendar()) if notice else 0,
    }


def _candidates(of: Undertaking) -> dict[str, Any]:
    listed = list(standing_candidates(of))
    return {
        "candidates": len(listed),
        "candidates_blocked": len(blocked(judged_facts(of, listed))) if listed else None,
        "recalled_named": sum(one.body == RECALLED for one in listed),
        "concerned_people": [],
    }


def _display(of: Undertaking, today: date) -> dict[str, Any]:
    notice = latest_notice(list_subject(of))
    if notice is None:
        return {"display_planned": 0, "display_days": 0, "objections_open": 0, "objections_upheld": 0}
    calendar = work_calendar()
    upheld = Objection.objects.filter(notice=notice, finding__in=[UPHELD, PARTLY]).count()
    return {
        "display_planned": days_displayed(notice, notice.ends_on, calendar),
        "display_days": days_displayed(notice, today, calendar),
        "objections_open": _open_objections(notice),
        "objections_upheld": upheld,
    }


def _open_objections(notice: Notice | None) -> int:
    return Objection.objects.filter(notice=notice, finding="").count() if notice is not None else 0


def _elections(of: Undertaking, numbers: Profile) -> dict[str, Any]:
    held = list(elections_of(of))
    listed = list(standing_candidates(of).values_list("body", "person_id"))
    tellers = set(Teller.objects.filter(undertaking=of).values_list("person_id", flat=True))
    at_meeting = [one for one in held if one.body not in OFFICES]
    elected = Standing.objects.filter(election__undertaking=of, elected=True)
    committee = [one for one in at_meeting if one.body == COMMITTEE] or at_meeting
    return {
        "ballots": _lists(of, Counter(body for body, _ in listed), numbers),
        "ballots_held": len(at_meeting),
        "ballots_open": sum(not is_settled(one, held) for one in at_meeting),
        "tellers": len(tellers),
        "tellers_standing": len(tellers & {person_id for _, person_id in listed}),
        "present": max((one.present or 0 for one in committee), default=0),
        "elected": elected.exclude(election__body__in=OFFICES).count(),
        "elected_below_majority": elected.filter(majority=False).exclude(election__round=RUN_OFF).count(),
        "chairs_elected": elected.filter(election__body=CHAIR).count(),
    }


def _lists(of: Undertaking, listed: Mapping[str, int], numbers: Profile) -> list[dict[str, Any]]:
    """Return how long each list is and must be; the committee's always, the others' where somebody stands."""
    planned = {COMMITTEE: of.seats or 0, AUDIT: of.audit_seats or 0, WOMEN: of.women_seats}
    found = []
    for body, seats in planned.items():
        if body == COMMITTEE or listed.get(body):
            surplus = surplus_of(numbers, body)
            found.append(
                {
                    "body": body,
                    "seats": seats,
                    "candidates": listed.get(body, 0),
                    "least": max(least_candidates(seats, surplus), 1),
                    "surplus": str(surplus),
                }
            )
    return found
