"""Roles held by an account in an organisation for a period; they end by date, nobody has to do anything."""

from django.db import models

from unionhall.base.fields import ScopePathField
from unionhall.base.models.account import Account


class RoleAssignment(models.Model):
    """``account`` is ``role`` at ``scope_path`` (``subtree``: and below) from ``from_on`` to ``to_on`` inclusive."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="role_assignments")
    role = models.CharField(max_length=40)
    scope_path = ScopePathField()
    subtree = models.BooleanField(default=False)
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    granted_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField()
    reason = models.CharField(max_length=200, blank=True)
    delegated_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="delegations")
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["scope_path", "role"], name="base_role_scope")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(to_on__isnull=True) | models.Q(to_on__gte=models.F("from_on")),
                name="base_role_span",
            )
        ]

    def __str__(self) -> str:
        return f"{self.role}@{self.scope_path or '/'}"
