"""Public notices: for the office within reach, for strangers by their address."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from unionhall.base import clock
from unionhall.base.authority import scoped
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.kernel.working_days import WorkCalendar
from unionhall.papers.models import Notice, NoticeEntry, Objection
from unionhall.papers.rules.kinds import PUBLISHED, WITHDRAWN
from unionhall.papers.rules.notices import LeastDisplay, days_shown, masked_name, roster_is_public
from unionhall.workflow.queries.profiles import profile_for

READ = "papers.read_notices"
DISPLAY_OF_CANDIDATES = "election.display"
_MISSING = N_("There is no such notice within your reach.")


@dataclass(frozen=True, slots=True)
class PublicNotice:
    """A notice as strangers read it; ``entries`` is empty when the roster has left the page.

    ``open``: whether one can still object to the whole or to an entry.
    """

    notice: Notice
    entries: tuple[dict[str, str], ...]
    roster_gone: bool
    open: bool


def notices(actor: Actor, grant: str = READ) -> QuerySet[Notice]:
    """Return the notices within reach with the number of entries and of open objections."""
    rows = Notice.objects.select_related("organisation").order_by("id")
    counted = rows.annotate(
        entry_count=Count("entries", distinct=True),
        open_count=Count("objections", filter=Q(objections__finding=""), distinct=True),
    )
    return scoped(counted, actor, grant)


def notice_rows(actor: Actor, today: date) -> QuerySet[Notice]:
    """Return the notices of the list."""
    return notices(actor)


def notice(actor: Actor, notice_id: int, grant: str = READ, *, lock: bool = False) -> Notice:
    """Return one notice within reach."""
    rows = scoped(Notice.objects.order_by("id"), actor, grant)
    rows = rows.select_for_update() if lock else rows.select_related("organisation")
    found = rows.filter(pk=notice_id).first()
    if found is None:
        raise NotFound("papers.no_notice", _MISSING)
    return found


def entries_of(row: Notice) -> list[NoticeEntry]:
    """Return the entries in their order."""
    return list(row.entries.order_by("position").prefetch_related("changes"))


def entry(row: Notice, position: int) -> NoticeEntry:
    """Return one entry of a notice that was found within reach."""
    found = row.entries.filter(position=position).first()
    if found is None:
        raise NotFound("papers.no_entry", N_("The notice has no entry {position}."), position=position)
    return found


def objections_of(row: Notice) -> list[Objection]:
    """Return the objections to a notice, without who objected."""
    return list(row.objections.select_related("entry", "decided_by").defer("identity").order_by("id"))


def objection(actor: Actor, objection_id: int, grant: str, *, lock: bool = False) -> Objection:
    """Return one objection within reach."""
    rows = scoped(Objection.objects.order_by("id"), actor, grant)
    found = (rows.select_for_update() if lock else rows).filter(pk=objection_id).first()
    if found is None:
        raise NotFound("papers.no_objection", N_("There is no such objection within your reach."))
    return found


def sent_before(key: str) -> Objection | None:
    """Return what was sent on the public page under this key."""
    return Objection.objects.filter(key=key).first() if key else None


def sent_objection(token: str, key: str) -> Objection:
    """Return an objection to whoever sent it: only they know its key."""
    rows = Objection.objects.select_related("notice__organisation", "entry").defer("identity")
    found = rows.filter(notice__token=token, key=key).first()
    if found is None:
        raise NotFound("papers.no_objection_sent", N_("There is no objection under this address."))
    return found


def notice_days(notice: Notice, calendar: WorkCalendar) -> int:
    """Count the working days of a notice's display by a calendar, first and last day included."""
    return days_shown(calendar, notice.start_on, notice.ends_on)


def notices_of(actor: Actor, subject: str) -> list[Notice]:
    """Return the notices that belong to a subject (``run:12``)."""
    return list(notices(actor).filter(subject=subject)) if subject else []


def least_display(region_code: str, on: date, key: str) -> LeastDisplay:
    """Return the shortest display that the rules in force ask for."""
    rule = profile_for(region_code, on).value(key)
    return LeastDisplay(rule.number(), rule.unit, " ".join(part for part in (rule.source, rule.article) if part))


def public_notice(token: str, today: date) -> PublicNotice:
    """Return what strangers may read under an address; nothing of a withdrawn notice but that it is withdrawn."""
    row = Notice.objects.select_related("organisation").filter(token=token).first()
    if row is None:
        raise NotFound("papers.no_notice", N_("There is no notice under this address."))
    closed_on = clock.today(row.closed_at) if row.closed_at else None
    if not roster_is_public(row.state, closed_on, today):
        return PublicNotice(row, (), roster_gone=row.state != WITHDRAWN, open=False)
    shown, last = [], row.ends_on
    for one in row.entries.order_by("position"):
        last = max(last, one.ends_on)
        said = {key: str(value) for key, value in one.shown.items()}
        shown.append(said | {"name": masked_name(said["name"])} if row.masked else said)
    return PublicNotice(row, tuple(shown), roster_gone=False, open=row.state == PUBLISHED and today <= last)


def notice_url(token: str) -> str:
    """Return the absolute address of a notice's public page."""
    return f"{settings.PUBLIC_ORIGIN}{reverse('papers:public_notice', args=[token])}"
