"""API tokens: what a program may do in the place of an account; the secret itself is never kept."""

from django.db import models

from unionhall.base.fields import ScopePathField
from unionhall.base.models.account import Account


class ApiToken(models.Model):
    """``prefix`` names the token in lists and finds it; ``secret_hash`` is the SHA-256 of the whole secret.

    ``grants`` are codes out of what the account held when it was issued; what the account loses the token loses too.
    ``scope_path`` narrows it to one part of the tree (empty: wherever the account may).
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="api_tokens")
    name = models.CharField(max_length=80)
    prefix = models.CharField(max_length=16, unique=True)
    secret_hash = models.CharField(max_length=64)
    grants = models.JSONField(default=list)
    scope_path = ScopePathField(blank=True, default="")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_on = models.DateField(null=True, help_text="The day only: enough to find forgotten tokens.")
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["account", "id"], name="base_token_account")]

    def __str__(self) -> str:
        return f"{self.prefix} {self.name}"
