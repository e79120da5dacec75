from django.apps import AppConfig

from unionhall.base.authority import register_grants
from unionhall.organizing.rules.grants import GRANTS


class OrganizingConfig(AppConfig):
    """Wires the module into Django."""

    name = "unionhall.organizing"
    label = "organizing"

    def ready(self) -> None:
        """Declare the grants."""
        register_grants(GRANTS)
