from django.apps import AppConfig


class UiConfig(AppConfig):
    """Wires the module into Django."""

    name = "unionhall.ui"
    label = "ui"
