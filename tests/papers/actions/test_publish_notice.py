"""A notice freezes its roster and is displayed long enough, or it is refused with its numbers."""

from datetime import date

import pytest

from unionhall.base.models import AuditRecord
from unionhall.kernel.errors import NotAllowed, NotFound, Refused
from unionhall.kernel.working_days import WorkCalendar
from unionhall.papers.models import Notice
from unionhall.papers.queries.notices import notice_days, notices_of


def test_a_notice_runs_five_working_days(forest, published):
    row = Notice.objects.get(pk=published())
    assert (row.state, row.start_on, row.ends_on) == ("published", date(2026, 11, 23), date(2026, 11, 27))
    assert (row.least, row.least_unit) == (5, "working_day")
    assert notice_days(row, WorkCalendar()) == 5
    assert [line.shown["name"] for line in row.entries.order_by("position")] == ["丁一鸣", "欧阳燊"]
    assert [one.pk for one in notices_of(forest.at("A"), "run:12")] == [row.pk]
    assert "丁一鸣" not in "".join(AuditRecord.objects.values_list("facts", flat=True))


def test_a_display_of_four_working_days_is_refused_with_its_numbers(published):
    with pytest.raises(Refused) as refused:
        published(working_days=4)
    assert refused.value.code == "papers.display_too_short"
    assert (refused.value.facts["given"], refused.value.facts["least"]) == (4, 5)
    assert not Notice.objects.exists()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"start_on": date(2026, 11, 20)}, "display_in_the_past"),
        ({"working_days": 0}, "display_span"),
        ({"working_days": 9999}, "display_span"),
        ({"roster": []}, "roster_size"),
        ({"roster": [{"name": "丁", "id_number": "1"}]}, "roster_key"),
        ({"body": "请致电13912345678"}, "number_in_public"),
        ({"contact": " "}, "notice_incomplete"),
        ({"rule_key": "ghost"}, "display_rule"),
        ({"roster": [{"name": "𠮷"}]}, "no_glyph"),
    ],
)
def test_bad_input(published, changed, code):
    with pytest.raises(Refused, match=code):
        published(**changed)


def test_strangers(forest, published):
    with pytest.raises(NotFound):
        published(scope_path=forest.paths["B"])
    with pytest.raises(NotAllowed):
        published(actor=forest.at("A", "auditor"))
