from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from unionhall.base.authority import register_grants
from unionhall.base.rules.grants import GRANTS


class BaseConfig(AppConfig):
    """The base floor."""

    name = "unionhall.base"
    label = "base"

    def ready(self) -> None:
        """Declare the grants; import every module's jobs and subscribers, which declare themselves."""
        register_grants(GRANTS)
        autodiscover_modules("jobs", "chores", "lists.jobs", "subscribers", "views.parts")
