"""What the registry adds to pages that are composed of many modules: timelines, cards, counts, search hits."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext, ngettext

from unionhall.base import clock, places
from unionhall.base.authority import may
from unionhall.base.parts import Hit, Number, Part, Todo, offer
from unionhall.kernel.actors import Actor
from unionhall.kernel.text import N_
from unionhall.registry.queries.listed import Happened, happened
from unionhall.registry.queries.members import mine
from unionhall.registry.queries.organisations import organisations
from unionhall.registry.queries.overview import Waiting, found_by_words, places_held, told_about, totals, waiting
from unionhall.registry.rules.kinds import KINDS, POSTS, RUNNING, STATUSES
from unionhall.ui.formats import number_text
from unionhall.ui.navigation import url_or_nothing

TERM_SOON = timedelta(days=90)
HITS = 8

VERBS = {
    "registry.found_organisation": N_("Organisation founded"),
    "registry.found_organisations": N_("Organisations founded"),
    "registry.rename_organisation": N_("Renamed"),
    "registry.correct_organisation": N_("Details corrected"),
    "registry.correct_employer": N_("Details corrected"),
    "registry.describe_feed": N_("Description kept"),
    "registry.send_feed": N_("File made"),
    "registry.record_feed_return": N_("Answer read"),
    "registry.move_organisation": N_("Moved in the tree"),
    "registry.close_organisation": N_("Closed"),
    "registry.serve_region": N_("Served regions changed"),
    "registry.register_employer": N_("Registered"),
    "registry.register_employers": N_("Employers registered"),
    "registry.record_employer_years": N_("Yearly facts recorded"),
    "registry.confirm_employer_year": N_("Yearly facts confirmed"),
    "registry.cover_employer": N_("Coverage recorded"),
    "registry.end_coverage": N_("Coverage ended"),
    "registry.register_person": N_("Person registered"),
    "registry.register_persons": N_("People registered"),
    "registry.correct_person": N_("Record corrected"),
    "registry.link_account": N_("Log-in linked"),
    "registry.close_employer": N_("Closed"),
    "registry.move_employer": N_("Moved to another ground"),
    "registry.fill_posts": N_("Posts filled"),
    "registry.start_memberships": N_("Memberships started"),
    "registry.stop_serving_region": N_("Served regions changed"),
    "registry.change_member": N_("Membership started"),
    "registry.start_membership": N_("Membership started"),
    "registry.confirm_membership": N_("Membership confirmed"),
    "registry.confirm_memberships": N_("Memberships confirmed"),
    "registry.change_membership_status": N_("Membership changed"),
    "registry.void_membership": N_("Membership declared void"),
    "registry.fill_post": N_("Post filled"),
    "registry.end_post": N_("Post ended"),
    "registry.reveal_person": N_("Sealed data read"),
    "registry.import_roster": N_("Roster imported"),
}
HERE = {
    "registry.register_employer": N_("Employers registered here"),
    "registry.register_person": N_("People registered here"),
    "registry.start_membership": N_("Memberships started here"),
}
GRAVE = frozenset({"registry.close_organisation", "registry.void_membership", "registry.reveal_person"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a timeline."""

    at: datetime
    text: str
    who: str
    kind: str


def history(actor: Actor, subjects: str | Sequence[str], grant: str = "registry.read_organisations") -> list[Entry]:
    """Return the timeline of one or more subjects in words."""
    wanted = [subjects] if isinstance(subjects, str) else list(subjects)
    return [_entry(row) for row in happened(actor, wanted, grant)]


def _entry(row: Happened) -> Entry:
    """Say one thing that was done; a set-wise deed is told at the organisation where it was done."""
    kind = row.subject.partition(":")[0]
    words = HERE.get(row.verb) if kind == "organisation" else None
    words = words or VERBS.get(row.verb)
    what = gettext(words) if words else row.verb.rpartition(".")[2].replace("_", " ")
    text = gettext("{what}, because: {reason}").format(what=what, reason=row.reason) if row.reason else what
    return Entry(row.at, text, row.who or gettext("the system"), "warn" if row.verb in GRAVE else "neutral")


def _list(name: str, **parameters: str) -> str:
    return f"{reverse(name)}?{urlencode(parameters)}"


def _count(number: int) -> str:
    return number_text(number)


def todo(actor: Actor, now: datetime, _subject: Any) -> Part | None:
    """Say what waits in the registry for this actor."""
    today = clock.today(now)
    soon = today + TERM_SOON
    found = waiting(actor, today, soon)
    rows = []
    if found.warned_rows:
        words = ngettext(
            "{count} roster row waits for a tick", "{count} roster rows wait for a tick", found.warned_rows
        )
        rows.append(
            Todo(
                words.format(count=_count(found.warned_rows)),
                gettext("Somebody must say whether it is right."),
                url_or_nothing("registry:rosters"),
                gettext("Look at the rows"),
            )
        )
    rows += _terms(found, today, soon)
    rows += _years_and_members(found)
    return Part(rows=tuple(rows)) if rows else None


def _terms(found: Waiting, today: date, soon: date) -> list[Todo]:
    """Say which committees must be elected anew."""
    rows = []
    if found.terms_over:
        words = ngettext("{count} committee's term is over", "{count} committees' terms are over", found.terms_over)
        yesterday = (today - timedelta(days=1)).isoformat()
        rows.append(
            Todo(
                words.format(count=_count(found.terms_over)),
                gettext("Re-election is due."),
                _list("registry:organisations", term_to=yesterday, standing="yes"),
                gettext("Show them"),
                urgent=True,
            )
        )
    if found.terms_ending:
        words = ngettext(
            "{count} committee's term ends within 90 days",
            "{count} committees' terms end within 90 days",
            found.terms_ending,
        )
        rows.append(
            Todo(
                words.format(count=_count(found.terms_ending)),
                gettext("Prepare the re-election."),
                _list("registry:organisations", term_from=today.isoformat(), term_to=soon.isoformat(), standing="yes"),
                gettext("Show them"),
            )
        )
    return rows


def _years_and_members(found: Waiting) -> list[Todo]:
    """Say which entries somebody else has yet to confirm."""
    rows = []
    if found.unconfirmed_years:
        words = ngettext(
            "{count} employer has yearly facts to confirm",
            "{count} employers have yearly facts to confirm",
            found.unconfirmed_years,
        )
        rows.append(
            Todo(
                words.format(count=_count(found.unconfirmed_years)),
                gettext("Whoever recorded them cannot confirm them."),
                _list("registry:employers", unconfirmed="yes"),
                gettext("Confirm"),
            )
        )
    if found.unconfirmed_members:
        words = ngettext(
            "{count} membership is not yet confirmed by the member",
            "{count} memberships are not yet confirmed by the member",
            found.unconfirmed_members,
        )
        rows.append(
            Todo(
                words.format(count=_count(found.unconfirmed_members)),
                gettext("They came with a roster."),
                _list("registry:members", running="yes", confirmed="no"),
                gettext("Show them"),
            )
        )
    return rows


def figures(actor: Actor, now: datetime, _subject: Any) -> Part | None:
    """Count what the actor reaches; each number leads to its rows."""
    counts = totals(actor, clock.today(now))
    rows = []
    if may(actor, "registry.read_organisations"):
        rows.append(
            Number(gettext("Organisations"), counts.organisations, _list("registry:organisations", standing="yes"))
        )
    if may(actor, "registry.read_employers"):
        uncovered = counts.employers - counts.covered
        note = gettext("{count} not covered by any union").format(count=_count(uncovered)) if uncovered else ""
        rows.append(Number(gettext("Employers"), counts.employers, _list("registry:employers", open="yes"), note))
        covered = _list("registry:employers", open="yes", covered="yes")
        rows.append(Number(gettext("Employers covered by a union"), counts.covered, covered))
    if may(actor, "registry.read_members"):
        rows.append(Number(gettext("Members"), counts.members, _list("registry:members", running="yes")))
    return Part(rows=tuple(rows)) if rows else None


def hits(actor: Actor, now: datetime, words: Any) -> Part | None:
    """Find organisations, employers and members."""
    orgs, firms, members = found_by_words(actor, str(words), HITS)
    rows = [
        Hit(
            gettext("Organisations"),
            row.name,
            gettext(KINDS[row.kind]),
            reverse("registry:organisation", args=[row.code]),
        )
        for row in orgs
    ]
    rows += [
        Hit(gettext("Employers"), row.name, row.seat.name, reverse("registry:employer", args=[row.uscc]))
        for row in firms
    ]
    rows += [
        Hit(
            gettext("People"),
            row.person.name,
            f"{row.union.name} · {row.person.id_tail}",
            reverse("registry:person", args=[row.person_id]),
        )
        for row in members
    ]
    return Part(rows=tuple(rows)) if rows else None


def my_record(actor: Actor, now: datetime, _subject: Any) -> Part | None:
    """Show one's own membership, posts and masked data, and what was done to the record."""
    own = mine(actor.account_id)
    if own is None:
        return None
    told = told_about(own.person.pk, [spell.pk for spell in own.spells])
    context = {
        "person": own.person,
        "spells": [(row, gettext(STATUSES[row.status]), row.status in RUNNING) for row in own.spells],
        "posts": [(row, gettext(POSTS[row.post])) for row in own.posts],
        "told": [_entry(row) for row in told],
    }
    return Part("registry/parts/my_record.html", context)


def my_cards(actor: Actor, now: datetime, _subject: Any) -> Part | None:
    """Say on the phone's Home what one's membership is, and whether it waits for one's word."""
    own = mine(actor.account_id)
    if own is None:
        return Part("registry/parts/no_record_card.html", {})
    running = [spell for spell in own.spells if spell.status in RUNNING]
    waiting_for_me = next((spell for spell in running if spell.confirmed_at is None), None)
    context = {
        "person": own.person,
        "spell": running[0] if running else None,
        "state": gettext(STATUSES[running[0].status]) if running else "",
        "waiting": waiting_for_me,
        "ended": own.spells[0] if own.spells and not running else None,
    }
    return Part("registry/parts/my_card.html", context)


def _named(paths: Collection[str]) -> Mapping[str, places.Place]:
    return {row.path: places.Place(row.path, row.code, row.name) for row in places_held(paths)}


def _found(actor: Actor, grant: str, code: str) -> places.Place | None:
    row = organisations(actor, grant).filter(code=code).first()
    return places.Place(row.path, row.code, row.name) if row else None


places.set_source(places.Source(named=_named, found=_found))
offer("home.todo", todo, order=20)
offer("home.figures", figures, order=20)
offer("home.cards", my_cards, order=20)
offer("me", my_record, order=20)
offer("search", hits, order=20)
