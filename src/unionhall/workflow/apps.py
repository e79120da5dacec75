from django.apps import AppConfig

from unionhall.base.authority import register_grants
from unionhall.kernel.text import N_
from unionhall.ui.navigation import NavItem, register
from unionhall.workflow.rules.grants import GRANTS, READ

PAGES = (
    NavItem("todo", N_("Procedures"), "workflow:inbox", READ, 20),
    NavItem("todo", N_("Wall charts"), "workflow:procedures", READ, 30),
)


class WorkflowConfig(AppConfig):
    """Wires the module into Django."""

    name = "unionhall.workflow"
    label = "workflow"

    def ready(self) -> None:
        """Declare the grants and the pages of the rail."""
        register_grants(GRANTS)
        for page in PAGES:
            register(page)
