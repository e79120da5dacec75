from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from unionhall.base.authority import register_grants
from unionhall.base.rules.grants import GRANTS
from unionhall.kernel.text import N_
from unionhall.ui.navigation import NavItem, register

NAVIGATION = (
    NavItem("todo", N_("Captured facts to settle"), "base:field_conflicts", "base.settle_fact", 60),
    NavItem("settings", N_("People with log-ins"), "base:accounts", "base.read_accounts", 10),
    NavItem("settings", N_("Background work"), "base:jobs", "base.read_jobs", 50),
    NavItem("settings", N_("Events that got stuck"), "base:stuck_events", "base.read_jobs", 55),
    NavItem("settings", N_("Audit trail"), "base:audit", "base.read_audit", 60),
    NavItem("settings", N_("Working-day calendar"), "base:calendar", "base.change_calendar", 70),
    NavItem("settings", N_("Webhooks"), "base:webhooks", "base.read_webhooks", 80),
    NavItem("me", N_("My background work"), "base:jobs", "", 50),
    NavItem("me", N_("My name and language"), "base:profile", "", 10),
    NavItem("me", N_("Security of my log-in"), "mfa_index", "", 20),
    NavItem("me", N_("My roles"), "base:my_roles", "", 30),
    NavItem("me", N_("My API tokens"), "base:tokens", "base.issue_token", 40),
)


class BaseConfig(AppConfig):
    """The base floor."""

    name = "unionhall.base"
    label = "base"

    def ready(self) -> None:
        """Declare the grants; import every module's jobs and subscribers, which declare themselves."""
        register_grants(GRANTS)
        for item in NAVIGATION:
            register(item)
        autodiscover_modules(
            "jobs", "chores.jobs", "lists.jobs", "accounts.jobs", "accounts.hooks", "subscribers", "views.parts"
        )
