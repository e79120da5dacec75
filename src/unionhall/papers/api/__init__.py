"""The API of papers: templates, papers, public notices, verification."""

from ninja import Router

from unionhall.papers.api.notices import router as notices
from unionhall.papers.api.papers import router as papers
from unionhall.papers.api.templates import router as templates

router = Router(tags=["papers"])
for part in (templates, papers, notices):
    router.add_router("", part)
