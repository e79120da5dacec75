from django.apps import AppConfig

from unionhall.base.authority import register_grants
from unionhall.base.rules.grants import GRANTS


class BaseConfig(AppConfig):
    """The base floor."""

    name = "unionhall.base"
    label = "base"

    def ready(self) -> None:
        """Declare the grants."""
        register_grants(GRANTS)
