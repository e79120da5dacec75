from django.apps import AppConfig

from unionhall.base.authority import register_grants
from unionhall.kernel.text import N_
from unionhall.registry.rules.grants import GRANTS
from unionhall.ui.navigation import NavItem, register

PAGES = (
    NavItem("organisations", N_("Organisations"), "registry:organisations", "registry.read_organisations", 10),
    NavItem("organisations", N_("Employers"), "registry:employers", "registry.read_employers", 20),
    NavItem("organisations", N_("Members"), "registry:members", "registry.read_members", 30),
    NavItem("organisations", N_("Rosters"), "registry:rosters", "registry.import_roster", 35),
    NavItem("organisations", N_("Posts"), "registry:posts", "registry.read_members", 40),
    NavItem("organisations", N_("Systems above"), "registry:feeds", "registry.feed_upward", 60),
)


class RegistryConfig(AppConfig):
    """Wires the module into Django."""

    name = "unionhall.registry"
    label = "registry"

    def ready(self) -> None:
        """Declare the grants and the pages of the rail."""
        register_grants(GRANTS)
        for page in PAGES:
            register(page)
