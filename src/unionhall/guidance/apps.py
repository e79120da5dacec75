from django.apps import AppConfig

from unionhall.base.authority import register_grants
from unionhall.guidance.rules.grants import GRANTS
from unionhall.ui.navigation import NavItem, register

PAGES: tuple[NavItem, ...] = ()


class GuidanceConfig(AppConfig):
    """Wires the module into Django."""

    name = "unionhall.guidance"
    label = "guidance"

    def ready(self) -> None:
        """Declare the grants and the pages of the rail."""
        register_grants(GRANTS)
        for page in PAGES:
            register(page)
