from datetime import date

import pytest
from django import forms
from django.template import engines
from django.test import RequestFactory
from django.urls import NoReverseMatch

from unionhall.kernel.text import Sentence
from unionhall.ui.forms import DayField, FileDrop


def draw(source, **context):
    return engines["django"].from_string(source).render(context, RequestFactory().get("/"))


class Sample(forms.Form):
    name = forms.CharField(help_text="In full.")
    members = forms.IntegerField(required=False)
    how = forms.ChoiceField(widget=forms.RadioSelect, choices=[("a", "A"), ("b", "B")])
    founded_on = DayField(required=False)
    workbook = forms.FileField(widget=FileDrop(accept=".xlsx"), required=False)


def test_a_state_has_a_colour_an_icon_and_words():
    page = draw('{% badge "ok" "Active" %}')
    assert "u-badge-ok" in page
    assert "<svg" in page
    assert "Active" in page


def test_what_users_typed_is_escaped_everywhere():
    sources = [
        '{% badge "ok" x %}',
        "{% tile x x x %}",
        "{% empty x x x %}",
        '{% notice "ok" x %}',
        "{% bar_chart x rows x %}",
        "{% line_chart x rows x %}",
        "{% table x columns rows %}",
        "{% masked x %}",
        '{% include "ui/components/record_header.html" with name=x %}',
    ]
    for source in sources:
        assert "<script>" not in draw(source, x="<script>", rows=[("<script>", 1)], columns=["<script>"])


def test_a_figure_shows_what_it_is_made_of():
    page = draw("{% figure 1234 1321 %}")
    assert "93.4%" in page
    assert "1,234 of 1,321" in page
    assert "—" in draw("{% figure 0 0 %}")


def test_labels_help_and_errors_are_tied_to_their_field():
    form = Sample({"name": "", "members": "many"})
    page = draw("{{ form }}", form=form)
    assert '<label for="id_name">' in page
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert 'id="id_name_helptext"' in page
    assert 'id="id_name_error"' in page
    assert '<a href="#id_name">' in page
    assert '<a href="#id_how_0">' in page
    assert 'id="id_how_0"' in page


def test_a_number_that_cannot_be_read_stays_as_it_was_typed():
    page = draw("{% field form.members %}", form=Sample({"members": "many"}))
    assert 'value="many"' in page
    assert 'inputmode="decimal"' in page


def test_days_and_files_use_the_browser_s_own_fields():
    page = draw("{{ form }}", form=Sample(initial={"founded_on": date(2026, 11, 2)}))
    assert 'type="date"' in page
    assert 'value="2026-11-02"' in page
    assert 'accept=".xlsx"' in page


def test_a_job_s_progress_asks_again_until_it_is_finished():
    assert 'hx-trigger="every 2s"' in draw('{% progress 1 2 "" "/job/" %}')
    assert "hx-get" not in draw('{% progress 2 2 "" "/job/" True %}')


def test_a_chart_has_its_table():
    page = draw('{% bar_chart "Members" rows %}', rows=[("七里河", 1240, "/p/")])
    assert "<table" in page
    assert '<a href="/p/">七里河</a>' in page
    assert "style=" not in page


def test_sentences_are_said_with_their_facts():
    assert draw("{{ s|say }}", s=Sentence("{count} rows", {"count": 3})) == "3 rows"
    assert draw("{{ s|say }}", s="") == ""


def test_the_gallery_is_not_installed_outside_debug():
    with pytest.raises(NoReverseMatch):
        draw("{% url 'ui:gallery' %}")
