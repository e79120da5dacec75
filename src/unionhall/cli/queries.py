"""What the commands ask about the installation as a whole; they act for nobody, so nothing here is scoped."""

from datetime import datetime

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from unionhall.base.models import Account, AuditRecord, RoleAssignment
from unionhall.base.rules.roles import ADMINISTRATOR
from unionhall.registry.models import Organisation


def holds_nothing() -> bool:
    """Tell whether nobody has used this database yet: no account and no organisation."""
    return not Account.objects.exists() and not Organisation.objects.exists()


def has_administrator() -> bool:
    """Tell whether an account holds the administrator's role, now or at any time."""
    return RoleAssignment.objects.filter(role=ADMINISTRATOR).exists()


def missing_migrations() -> list[str]:
    """Return the migrations that the code has and the database has not."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def latest_instant() -> datetime | None:
    """Return when the latest audit record was written, by the clock of then."""
    return AuditRecord.objects.order_by("-id").values_list("at", flat=True).first()
