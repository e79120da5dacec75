from django.apps import AppConfig
from django.utils.module_loading import import_string

from unionhall.base.authority import register_grants
from unionhall.guidance.rules.grants import GRANTS, READ, READ_VISITS, RECORD_VISIT
from unionhall.kernel.text import N_
from unionhall.ui.navigation import NavItem, register

PAGES = (
    NavItem("stations", N_("Guidance stations"), "guidance:stations", READ, 5),
    NavItem("stations", N_("Enterprises and red list"), "guidance:enterprises", READ, 6),
    NavItem("stations", N_("Red list and rates"), "guidance:dashboard", READ, 7),
    NavItem("stations", N_("My round today"), "guidance:round", RECORD_VISIT, 8),
    NavItem("stations", N_("Visits"), "guidance:visits", READ_VISITS, 9),
)


class GuidanceConfig(AppConfig):
    """Wires the module into Django."""

    name = "unionhall.guidance"
    label = "guidance"

    def ready(self) -> None:
        """Declare the grants and the pages of the rail."""
        register_grants(GRANTS)
        for page in PAGES:
            register(page)
        import_string("unionhall.guidance.views.visit_facts.register_facts")()
