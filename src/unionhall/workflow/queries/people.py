"""Who could act in a run."""

from django.db.models import Q, QuerySet

from unionhall.base.models import RoleAssignment
from unionhall.kernel.actors import Actor
from unionhall.registry.rules.tree import ancestors
from unionhall.workflow.models import HouseholdTie, Run


def takes_part(account_id: int, run: Run) -> bool:
    """Tell whether an account holds, or held, a role over the run's unit or the union above, or began it."""
    paths = {run.scope_path, run.superior_path, *ancestors(run.scope_path), *ancestors(run.superior_path), ""}
    over = Q(scope_path__in=paths)
    return account_id == run.started_by_id or RoleAssignment.objects.filter(over, account_id=account_id).exists()


def my_ties(actor: Actor) -> QuerySet[HouseholdTie]:
    """Return the people of one's own household whom one has named, the latest first."""
    rows = HouseholdTie.objects.filter(account_id=actor.account_id or 0, ended_at__isnull=True)
    return rows.select_related("person").defer("person__id_number", "person__phone").order_by("-pk")
