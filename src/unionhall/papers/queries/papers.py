"""Papers as the actor may see them."""

import json
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from unionhall.base.authority import scoped
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.papers.models import Paper, PaperWord
from unionhall.papers.rules.numbering import default_word, number_text
from unionhall.registry.models import Organisation

READ = "papers.read_papers"


def papers(actor: Actor, grant: str = READ) -> QuerySet[Paper]:
    """Return the papers within reach, without their sealed values."""
    rows = Paper.objects.select_related("organisation", "template").defer("values").order_by("id")
    return scoped(rows, actor, grant)


def paper_rows(actor: Actor, today: date) -> QuerySet[Paper]:
    """Return the papers of the list."""
    return papers(actor)


def paper(actor: Actor, paper_id: int, grant: str = READ, *, lock: bool = False) -> Paper:
    """Return one paper within reach."""
    rows = scoped(Paper.objects.order_by("id"), actor, grant)
    rows = rows.select_for_update() if lock else rows.select_related("organisation", "template", "filed_by")
    found = rows.filter(pk=paper_id).first()
    if found is None:
        raise NotFound("papers.no_paper", N_("There is no such paper within your reach."))
    return found


def papers_of(actor: Actor, subject: str) -> list[Paper]:
    """Return the papers that belong to a subject (``run:12``), drafts too, in the order of their making."""
    return list(papers(actor).filter(subject=subject)) if subject else []


def values_of(row: Paper) -> dict[str, Any]:
    """Return a paper's values."""
    values: dict[str, Any] = json.loads(row.values)
    return values


def word_of(organisation: Organisation) -> str:
    """Return the word that an organisation's numbers begin with."""
    kept = PaperWord.objects.filter(organisation=organisation).values_list("word", flat=True).first()
    return kept or default_word(organisation.short_name, organisation.name)


def draft_values(row: Paper, today: date) -> dict[str, Any]:
    """Return a draft's values with what filing will add, the serial still open."""
    return values_of(row) | system_values(row.organisation, today.year, None, None)


def system_values(organisation: Organisation, year: int, serial: int | None, issued_on: date | None) -> dict[str, Any]:
    """Return what the system itself knows of a paper."""
    return {
        "issuer": organisation.name,
        "paper_number": number_text(word_of(organisation), year, serial),
        "issued_on": issued_on.isoformat() if issued_on else "",
    }


def verify_url(token: str) -> str:
    """Return the absolute address of a paper's verification page."""
    return f"{settings.PUBLIC_ORIGIN}{reverse('papers:verify', args=[token])}"
