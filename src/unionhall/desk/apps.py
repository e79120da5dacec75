from django.apps import AppConfig
from django.utils.module_loading import import_string

from unionhall.base.authority import register_grants
from unionhall.desk.declared import register_type
from unionhall.desk.rules.grants import (
    GRANTS,
    READ,
    READ_COLUMN,
    READ_DEPLOYMENTS,
    READ_PREMISES,
    READ_TRAININGS,
)
from unionhall.desk.rules.order_types import ORDER_TYPES
from unionhall.kernel.text import N_
from unionhall.ui.navigation import NavItem, register

PAGES = (
    NavItem("stations", N_("Service orders"), "desk:orders", READ, 10),
    NavItem("stations", N_("Premises"), "desk:rooms", READ_PREMISES, 30),
    NavItem("stations", N_("Station columns"), "desk:posts", READ_COLUMN, 31),
    NavItem("stations", N_("Training and talks"), "desk:sessions", READ_TRAININGS, 32),
    NavItem("figures", N_("Deployments"), "desk:deployments", READ_DEPLOYMENTS, 20),
    NavItem("figures", N_("Returns"), "desk:returns", READ_DEPLOYMENTS, 21),
)


class DeskConfig(AppConfig):
    """Wires the module into Django."""

    name = "unionhall.desk"
    label = "desk"

    def ready(self) -> None:
        """Declare the grants, the types, the page of the rail and the procedure; a bad table stops the start."""
        register_grants(GRANTS)
        for code, title in ORDER_TYPES.items():
            register_type(code, title)
        for page in PAGES:
            register(page)
        import_string("unionhall.desk.views.procedures.register_procedures")()
