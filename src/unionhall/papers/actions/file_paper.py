"""File a draft: number it, render it once, lock it."""

import hashlib
import secrets
from datetime import datetime
from functools import partial

from django.db import transaction

from unionhall.base import audit, clock, files, outbox
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.papers.events import PaperFiled
from unionhall.papers.models import PaperSeries
from unionhall.papers.queries.papers import READ, paper, system_values, values_of, verify_url
from unionhall.papers.queries.rendering import pdf_of_paper, title_of
from unionhall.papers.queries.templates import template_of
from unionhall.papers.queries.word_file import docx_of_paper
from unionhall.papers.rules.kinds import FILED
from unionhall.papers.rules.papers import check_draft

GRANT = "papers.file_paper"


@transaction.atomic
def file_paper(*, actor: Actor, paper_id: int, now: datetime) -> int:
    """Give the paper the organisation's next number of the year, keep PDF and Word with their hashes, return its id.

    The series is locked until the transaction ends and a number is only taken when everything else succeeds: no gap.
    """
    require(actor, GRANT)
    # Gather
    row = paper(actor, paper_id, GRANT, lock=True)
    today = clock.today(now)
    PaperSeries.objects.get_or_create(
        organisation_id=row.organisation_id, year=today.year, defaults={"scope_path": row.scope_path}
    )
    series = PaperSeries.objects.select_for_update().get(organisation_id=row.organisation_id, year=today.year)
    template = template_of(row.template)
    # Decide
    check_draft(row.state)
    serial = series.last + 1
    system = system_values(row.organisation, today.year, serial, today)
    values = values_of(row) | system
    token = secrets.token_urlsafe(18)
    words = f"扫码核验真伪\n{system['paper_number']}"
    pdf = pdf_of_paper(template, values, verify_url=verify_url(token), qr_words=words)
    docx = docx_of_paper(template, values)
    # Record
    series.last = serial
    series.save(update_fields=["last"])
    keep = partial(files.store, purpose="paper", grant=READ, actor=actor, scope_path=row.scope_path, now=now)
    row.title = title_of(template, values)
    row.pdf_file_id = keep(pdf, name=f"{row.title}.pdf")
    row.docx_file_id = keep(docx, name=f"{row.title}.docx")
    row.pdf_sha256 = hashlib.sha256(pdf).hexdigest()
    row.docx_sha256 = hashlib.sha256(docx).hexdigest()
    row.issuer, row.number = row.organisation.name, str(system["paper_number"])
    row.year, row.serial, row.issued_on, row.token = today.year, serial, today, token
    row.filed_at, row.filed_by_id, row.state = now, actor.account_id, FILED
    row.version += 1
    row.save()
    outbox.announce(
        PaperFiled(row.pk, row.code, row.subject), aggregate=f"paper:{row.pk}", now=now, scope_path=row.scope_path
    )
    audit.record(
        actor=actor,
        verb="papers.file_paper",
        subject=f"paper:{row.pk}",
        scope_path=row.scope_path,
        now=now,
        facts={"number": row.number, "sha256": row.pdf_sha256, "template": row.code},
    )
    return int(row.pk)
