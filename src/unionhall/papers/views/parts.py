"""Puts up the shelf: what the workflow asks of a run's papers."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.http import urlencode

from unionhall.base.places import code_of
from unionhall.kernel.actors import Actor, system_actor
from unionhall.papers.queries.papers import papers_of
from unionhall.papers.queries.templates import shipped
from unionhall.papers.rules.kinds import DRAFT, WITHDRAWN
from unionhall.workflow.shelf import PaperOnShelf, Shelf, keep_papers


def templates() -> dict[str, str]:
    """Return the templates with their names."""
    return {code: template.name for code, template in shipped().items()}


def held(subject: str) -> Sequence[PaperOnShelf]:
    """Return every paper of a subject that counts; a withdrawn one does not."""
    return readable(system_actor("papers"), subject)


def readable(actor: Actor, subject: str) -> Sequence[PaperOnShelf]:
    """Return the papers of a subject that the actor may see."""
    return [
        PaperOnShelf(
            template=row.code,
            title=row.title,
            state="filled" if row.state == DRAFT else "filed",
            number=row.number,
            url=reverse("papers:paper", args=[row.pk]),
        )
        for row in papers_of(actor, subject)
        if row.state != WITHDRAWN
    ]


def fill_url(subject: str, template: str, scope_path: str) -> str:
    """Return where a paper of the subject is filled in, at the organisation that writes it."""
    return reverse("papers:fill", args=[template]) + "?" + urlencode({"in": code_of(scope_path), "for": subject})


keep_papers(Shelf(templates=templates, held=held, readable=readable, fill_url=fill_url))
