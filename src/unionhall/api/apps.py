from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Wires the API root into Django."""

    name = "unionhall.api"
    label = "api"
