"""Tables of papers and notices."""

from unionhall.papers.models.notice import Notice, NoticeEntry, NoticeEntryChange, Objection
from unionhall.papers.models.paper import Paper, PaperSeries, PaperWord
from unionhall.papers.models.template import TemplateVersion

__all__ = [
    "Notice",
    "NoticeEntry",
    "NoticeEntryChange",
    "Objection",
    "Paper",
    "PaperSeries",
    "PaperWord",
    "TemplateVersion",
]
