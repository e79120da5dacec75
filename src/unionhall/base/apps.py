from django.apps import AppConfig


class BaseConfig(AppConfig):
    """The base floor."""

    name = "unionhall.base"
    label = "base"
