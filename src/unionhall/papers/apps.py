from django.apps import AppConfig

from unionhall.base.authority import register_grants
from unionhall.kernel.text import N_
from unionhall.papers.rules.grants import GRANTS
from unionhall.ui.navigation import NavItem, register

PAGES = (
    NavItem("democracy", N_("Papers"), "papers:papers", "papers.read_papers", 60),
    NavItem("democracy", N_("Templates of papers"), "papers:templates", "papers.read_templates", 65),
    NavItem("democracy", N_("Public notices"), "papers:notices", "papers.read_notices", 70),
)


class PapersConfig(AppConfig):
    """Wires the module into Django."""

    name = "unionhall.papers"
    label = "papers"

    def ready(self) -> None:
        """Declare the grants and the pages of the rail."""
        register_grants(GRANTS)
        for page in PAGES:
            register(page)
