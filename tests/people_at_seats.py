"""Accounts by name, each with one role at one place since 2020; for tests."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from unionhall.base import clock
from unionhall.base.models import Account, RoleAssignment
from unionhall.base.queries.actors import actor_of
from unionhall.kernel.actors import Actor


@dataclass
class People:
    """Accounts by the name of their seat; a name gives its actor as of ``today``."""

    ids: dict[str, int]
    today: date

    def __getitem__(self, name: str) -> Actor:
        return actor_of(self.ids[name], today=self.today, door="web")


def seated(seats: Mapping[str, tuple[str, str]], now: datetime) -> People:
    """Write an account for every seat, with its role over its subtree."""
    ids = {}
    for name, (role, path) in seats.items():
        row = Account.objects.create(username=name, display_name=name, created_at=now)
        RoleAssignment.objects.create(
            account=row, role=role, scope_path=path, subtree=True, from_on=date(2020, 1, 1), granted_at=now
        )
        ids[name] = row.pk
    return People(ids, clock.today(now))
