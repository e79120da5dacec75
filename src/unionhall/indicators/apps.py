from django.apps import AppConfig

from unionhall.base.authority import register_grants
from unionhall.indicators.rules.grants import GRANTS


class IndicatorsConfig(AppConfig):
    """Wires the module into Django."""

    name = "unionhall.indicators"
    label = "indicators"

    def ready(self) -> None:
        """Declare the grants."""
        register_grants(GRANTS)
