"""Every alert is told once, on its day."""

from datetime import date, timedelta

from unionhall.base.models import OutboxEvent
from unionhall.organizing.actions.raise_term_alerts import raise_term_alerts
from unionhall.organizing.models import Term
from unionhall.organizing.queries.terms import term_lines
from unionhall.registry.models import Organisation


def test_once_each(ground, system, now) -> None:
    union = Organisation.objects.get(code="U")
    today = now.date()
    term = Term.objects.create(
        union=union, scope_path=union.path, elected_on=date(2023, 5, 22), years=3, ends_on=today + timedelta(days=90)
    )
    before = OutboxEvent.objects.count()
    assert raise_term_alerts(actor=system, now=now) == 1
    assert raise_term_alerts(actor=system, now=now) == 0
    assert raise_term_alerts(actor=system, now=now + timedelta(days=60)) == 1
    assert raise_term_alerts(actor=system, now=now + timedelta(days=90)) == 1
    term.refresh_from_db()
    assert term.told == [-180, -90, -30, 0]
    assert OutboxEvent.objects.count() == before + 3


def test_the_list_says_how_late(ground, now) -> None:
    union = Organisation.objects.get(code="U")
    today = now.date()
    Term.objects.create(
        union=union, scope_path=union.path, elected_on=date(2020, 1, 1), years=3, ends_on=today - timedelta(days=200)
    )
    (line,) = term_lines(ground.park, today)
    assert (line.standing, line.days_left) == ("red", -200)
    assert len(term_lines(ground.actor("union_officer", "U"), today)) == 1
    assert term_lines(ground.actor("union_officer", "C", "county_officer"), today) != []
