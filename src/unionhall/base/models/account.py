"""Accounts: who can log in. What a person may do hangs on role assignments, what a person is on the registry."""

from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from unionhall.base.fields import ScopePathField, SealedTextField

if TYPE_CHECKING:
    _Manager = BaseUserManager["Account"]
else:
    _Manager = BaseUserManager


class AccountManager(_Manager):
    """Looks an account up by user name, as Django's log-in machinery asks for."""


class Account(AbstractBaseUser):
    """A log-in. The phone is sealed; ``phone_index`` finds it and keeps it unique.

    ``scope_path`` is the organisation that keeps the account: its officers see it also before it holds a role.
    ``is_active`` off means locked by an officer; ``locked_until`` closes it for a while after repeated failures.
    """

    username = models.CharField(max_length=60, unique=True)
    display_name = models.CharField(max_length=80, blank=True)
    name_index = models.CharField(max_length=400, blank=True, help_text="Name, initials and pinyin for search.")
    email = models.EmailField(blank=True)
    phone = SealedTextField(default=b"", blank=True)
    phone_index = models.BinaryField(max_length=16, null=True, unique=True)
    phone_verified_at = models.DateTimeField(null=True)
    scope_path = ScopePathField(blank=True, default="")
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    language = models.CharField(max_length=10, blank=True)
    theme = models.CharField(max_length=20, blank=True)
    created_by = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    failed_logins = models.PositiveIntegerField(default=0)
    failed_at = models.DateTimeField(null=True)
    locked_until = models.DateTimeField(null=True)

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        indexes = [models.Index(fields=["scope_path", "id"], name="base_account_scope")]

    def __str__(self) -> str:
        return self.display_name or self.username


class ResetCode(models.Model):
    """A one-time code with which an account sets its password; only its SHA-256 is kept, one is open at a time."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="reset_codes")
    code_hash = models.CharField(max_length=64)
    issued_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account"], condition=models.Q(used_at__isnull=True), name="base_reset_code_one_open"
            )
        ]

    def __str__(self) -> str:
        return f"reset {self.account_id}"
