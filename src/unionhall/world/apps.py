from django.apps import AppConfig


class WorldConfig(AppConfig):
    """Wires the module into Django."""

    name = "unionhall.world"
    label = "world"
