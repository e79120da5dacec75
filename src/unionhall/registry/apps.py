from django.apps import AppConfig

from unionhall.base.authority import register_grants
from unionhall.registry.rules.grants import GRANTS


class RegistryConfig(AppConfig):
    """Wires the module into Django."""

    name = "unionhall.registry"
    label = "registry"

    def ready(self) -> None:
        """Declare the grants."""
        register_grants(GRANTS)
