"""People at their log-ins."""

import pytest
from django.test import Client
from django.utils import timezone

from unionhall.base.models import RoleAssignment


@pytest.fixture
def client_of(ground, now):
    """Log somebody of the ground in with a role over an organisation."""

    def make(name: str, code: str) -> Client:
        account = ground.accounts[name]
        RoleAssignment.objects.create(
            account=account,
            role=name,
            scope_path=ground.paths[code],
            subtree=True,
            from_on=timezone.localdate(now),
            granted_at=now,
        )
        client = Client()
        client.force_login(account)
        return client

    return make
