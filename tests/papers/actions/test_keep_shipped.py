"""The shipped wording is kept once, and again only when it changed."""

from unionhall.papers.actions.keep_shipped import keep_shipped
from unionhall.papers.models import TemplateVersion
from unionhall.papers.queries.templates import shipped_template, template_of


def test_once(forest, now):
    actor = forest.at("A")
    first = keep_shipped(actor=actor, code="T02", now=now)
    assert keep_shipped(actor=actor, code="T02", now=now) == first
    row = TemplateVersion.objects.get(pk=first)
    assert (row.scope_path, row.version, template_of(row)) == ("", 1, shipped_template("T02"))
