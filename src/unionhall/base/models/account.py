"""Accounts: who can log in. What a person may do hangs on role assignments, what a person is on the registry."""

from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from unionhall.base.fields import SealedTextField

if TYPE_CHECKING:
    _Manager = BaseUserManager["Account"]
else:
    _Manager = BaseUserManager


class AccountManager(_Manager):
    """Looks an account up by user name, as Django's log-in machinery asks for."""


class Account(AbstractBaseUser):
    """A log-in. The phone is sealed; ``phone_index`` finds it and keeps it unique."""

    username = models.CharField(max_length=60, unique=True)
    display_name = models.CharField(max_length=80, blank=True)
    email = models.EmailField(blank=True)
    phone = SealedTextField(default=b"", blank=True)
    phone_index = models.BinaryField(max_length=16, null=True, unique=True)
    phone_verified_at = models.DateTimeField(null=True)
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    language = models.CharField(max_length=10, blank=True)
    theme = models.CharField(max_length=20, blank=True)
    created_at = models.DateTimeField()
    failed_logins = models.PositiveIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.display_name or self.username
