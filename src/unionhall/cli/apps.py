from django.apps import AppConfig


class CliConfig(AppConfig):
    """Wires the module into Django."""

    name = "unionhall.cli"
    label = "cli"
