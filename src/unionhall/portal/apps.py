from django.apps import AppConfig

from unionhall.base.authority import may
from unionhall.kernel.actors import Actor
from unionhall.kernel.text import N_
from unionhall.ui import navigation
from unionhall.ui.navigation import NavItem


def _gate(actor: object, grant: str) -> bool:
    return isinstance(actor, Actor) and may(actor, grant)


class PortalConfig(AppConfig):
    """The web shell: Home, Me, search, where one acts."""

    name = "unionhall.portal"
    label = "portal"

    def ready(self) -> None:
        """Hand the shell what the ui floor cannot know."""
        navigation.set_gate(_gate)
        navigation.set_search("portal:search")
        navigation.register(NavItem("todo", N_("To do"), "portal:home", "", 10))
        navigation.register(NavItem(navigation.ME, N_("My record"), "portal:me", "", 10))
        navigation.register_phone("home", "portal:home")
        navigation.register_phone("me", "portal:me")
