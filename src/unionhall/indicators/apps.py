from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """Wires the module into Django."""

    name = "unionhall.indicators"
    label = "indicators"
