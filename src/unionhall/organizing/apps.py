from django.apps import AppConfig
from django.utils.module_loading import import_string

from unionhall.base.authority import register_grants
from unionhall.desk.declared import register_type
from unionhall.desk.rules.order_types import ORDER_TYPES
from unionhall.kernel.text import N_
from unionhall.organizing.rules.grants import GRANTS, READ
from unionhall.organizing.rules.kinds import FOUNDING, REELECTION
from unionhall.ui.navigation import NavItem, register

PAGES = (
    NavItem("organisations", N_("Foundings and elections"), "organizing:undertakings", READ, 70),
    NavItem("organisations", N_("Terms"), "organizing:terms", READ, 75),
)


class OrganizingConfig(AppConfig):
    """Wires the module into Django."""

    name = "unionhall.organizing"
    label = "organizing"

    def ready(self) -> None:
        """Declare grants, pages, both procedures and which service orders are answered; a bad table stops the start.

        The procedures bring readers and actions along, which import models: they are named, not imported above.
        """
        register_grants(GRANTS)
        for page in PAGES:
            register(page)
        for kind in (FOUNDING, REELECTION):
            register_type(kind, ORDER_TYPES[kind], "organizing:answer_order")
        import_string("unionhall.organizing.views.procedures.register_procedures")()
