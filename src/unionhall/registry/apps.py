from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Wires the module into Django."""

    name = "unionhall.registry"
    label = "registry"
