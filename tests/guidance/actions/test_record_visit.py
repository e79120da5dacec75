"""A visit is recorded once, by whoever may go there; a need becomes an order."""

from datetime import date

import pytest

from guidance.grounds import NEXT_STATION, NOW, STATION, TODAY
from guidance.visiting import BODY, NEED, PNG, visit
from unionhall.base.files import read
from unionhall.base.models import AuditRecord
from unionhall.desk.models import ServiceOrder
from unionhall.guidance.actions.record_visit import record_visit
from unionhall.guidance.models import Visit
from unionhall.kernel.errors import NotAllowed, NotFound, Refused


def test_it_says_what_was_found(people, enterprise, answers):
    answers(enterprise)
    made = visit(people["station"], enterprise)
    assert (made.visited_on, made.met, made.station.path) == (TODAY, "王主席", STATION)
    assert {row.topic: (row.stand, row.note) for row in made.findings.all()} == {
        "union": ("good", ""),
        "openness": ("lacking", "公开栏空着"),
    }
    assert made.visitor_id == made.recorded_by_id == people.ids["station"]
    assert AuditRecord.objects.filter(verb="guidance.record_visit", subject=f"visit:{made.pk}").exists()
    assert "王主席" not in AuditRecord.objects.get(verb="guidance.record_visit").facts


def test_a_need_becomes_an_order_where_one_may_ask(people, enterprise):
    made = visit(people["station"], enterprise, body=BODY | NEED)
    order = ServiceOrder.objects.get()
    assert (made.order, order.kind, order.title, order.employer) == (order, "library", "添书", enterprise)
    noted = visit(people["county"], enterprise, body=BODY | NEED)
    assert (noted.order, noted.need_title) == (None, "添书")


def test_an_unknown_service_is_refused_for_everybody(people, enterprise):
    for who in ("station", "county"):
        with pytest.raises(Refused, match="unknown_type"):
            visit(people[who], enterprise, body=BODY | NEED | {"need_kind": "wishes"})
    assert not Visit.objects.exists()


def test_the_same_key_is_the_same_visit(people, enterprise):
    one = visit(people["station"], enterprise, key="k1")
    assert visit(people["station"], enterprise, key="k1") == one
    assert visit(people["park"], enterprise, key="k1") != one


def test_photos_are_kept(people, enterprise):
    made = visit(people["station"], enterprise, photos=[("门口.png", PNG)])
    assert read(actor=people["station"], file_id=made.photos.get().file_id).content == PNG
    for wrong in ([("a.txt", b"words")], [("a.png", PNG)] * 5):
        with pytest.raises(Refused):
            visit(people["station"], enterprise, photos=wrong)


def test_a_station_visits_whom_it_answers_for_elsewhere(people, enterprise, answers):
    with pytest.raises(NotFound):
        visit(people["next"], enterprise)
    answers(enterprise, NEXT_STATION)
    made = visit(people["next"], enterprise, body=BODY | NEED, photos=[("a.png", PNG)])
    assert (made.station.path, made.order) == (NEXT_STATION, None)
    assert read(actor=people["next"], file_id=made.photos.get().file_id).content == PNG


def test_nobody_was_there_before_it_opened(people, enterprise):
    enterprise.opened_on = date(2026, 11, 1)
    enterprise.save()
    with pytest.raises(Refused, match="visit_before"):
        visit(people["station"], enterprise, body=BODY | {"visited_on": "2026-10-31"})


@pytest.mark.parametrize(
    ("who", "error"),
    [
        ("next", NotFound),
        ("next_park", NotFound),
        ("chair", NotAllowed),
        ("auditor", NotAllowed),
        ("worker", NotAllowed),
    ],
)
def test_others_record_nothing(people, enterprise, who, error):
    with pytest.raises(error):
        record_visit(actor=people[who], uscc=enterprise.uscc, body=BODY, now=NOW)
    assert not Visit.objects.exists()
