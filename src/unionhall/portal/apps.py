from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Wires the module into Django."""

    name = "unionhall.portal"
    label = "portal"
