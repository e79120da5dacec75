"""Set the word that an organisation's paper numbers begin with."""

from datetime import datetime

from django.db import transaction

from unionhall.base import audit
from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.papers.models import PaperWord
from unionhall.papers.rules.numbering import check_word
from unionhall.registry.queries.organisations import organisation

GRANT = "papers.set_word"


@transaction.atomic
def set_paper_word(*, actor: Actor, organisation_code: str, word: str, now: datetime) -> None:
    """Use ``word`` from the next number on; numbers given before stay as they are."""
    require(actor, GRANT)
    # Gather
    place = organisation(actor, organisation_code, GRANT)
    # Decide
    tidy = check_word(word)
    # Record
    PaperWord.objects.update_or_create(organisation=place, defaults={"word": tidy, "scope_path": place.path})
    audit.record(
        actor=actor,
        verb="papers.set_paper_word",
        subject=f"organisation:{place.code}",
        scope_path=place.path,
        now=now,
        facts={"word": tidy},
    )
