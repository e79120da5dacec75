"""What a stranger learns who verifies a paper: nothing personal."""

import hashlib

from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.papers.models import Paper

_SHOWN = ("title", "number", "issuer", "issued_on", "pdf_sha256", "docx_sha256", "state", "withdrawn_at", "token")


def verified_paper(token: str) -> Paper:
    """Return a filed or withdrawn paper under its address, with what strangers may see and nothing else."""
    found: Paper | None = Paper.objects.filter(token=token).only(*_SHOWN).first()
    if found is None:
        raise NotFound("papers.no_paper_here", N_("There is no paper under this address."))
    return found


def equals(paper: Paper, content: bytes) -> bool:
    """Tell whether a copy is byte for byte the paper that was filed, as PDF or as Word file."""
    return hashlib.sha256(content).hexdigest() in {paper.pdf_sha256, paper.docx_sha256}
