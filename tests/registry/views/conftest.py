"""Logged-in officers of the twin towns."""

import pytest
from django.test import Client
from django.utils import timezone

from unionhall.base.models import Account, RoleAssignment
from unionhall.kernel.actors import Actor, Holding


@pytest.fixture
def officer_at(forest, now):
    """Make an account with a role at a place; return its actor and a logged-in client."""

    def make(code: str, role: str = "park_officer", username: str = "") -> tuple[Actor, Client]:
        path = forest.paths[code]
        account = Account.objects.create(username=username or f"{role}-{code}", display_name=role, created_at=now)
        RoleAssignment.objects.create(
            account=account,
            role=role,
            scope_path=path,
            subtree=True,
            from_on=timezone.localdate(now),
            granted_at=now,
        )
        client = Client()
        client.force_login(account)
        return Actor(account.pk, role, (Holding(role, path, subtree=True),), door="web"), client

    return make
