from django.apps import AppConfig
from django.utils.module_loading import import_string

from unionhall.base.authority import register_grants
from unionhall.desk.declared import register_counter
from unionhall.indicators.rules.grants import GRANTS
from unionhall.kernel.text import N_
from unionhall.ui.navigation import NavItem, register


class IndicatorsConfig(AppConfig):
    """Wires the module into Django."""

    name = "unionhall.indicators"
    label = "indicators"

    def ready(self) -> None:
        """Declare the grants, the pages of the rail, and that returns are filled here."""
        register_grants(GRANTS)
        register(NavItem("figures", N_("Dashboard"), "indicators:dashboard", "indicators.read_figures", 10))
        register(NavItem("figures", N_("Sums over the tree"), "indicators:tree", "indicators.read_figures", 20))
        register(NavItem("figures", N_("Kept figures"), "indicators:snapshots", "indicators.read_figures", 30))
        register(NavItem("figures", N_("Definitions"), "indicators:definitions", "indicators.read_figures", 40))
        register_counter("indicators:fill_return", import_string("unionhall.indicators.views.filling.rows_address"))
