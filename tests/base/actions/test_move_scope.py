"""Records follow an organisation that moves; evidence does not."""

import pytest
from django.apps import apps

from unionhall.base import audit
from unionhall.base.actions.move_scope import move_scope
from unionhall.base.fields import ScopePathField
from unionhall.base.models import Account, AuditRecord, OutboxEvent, RoleAssignment
from unionhall.base.queries.audit import audit_trail, verify
from unionhall.base.queries.columns import scope_path_columns
from unionhall.kernel.actors import Actor, Holding
from unionhall.kernel.errors import NotAllowed

pytestmark = pytest.mark.django_db


def _officer(path):
    return Actor(account_id=None, name="a", holdings=(Holding("auditor", path, subtree=True),))


def test_roles_and_rows_move_and_neighbours_stay(system, account, now, today):
    for path in ("AAA1", "AAA1BBB2", "AAA10", "AAA2"):
        OutboxEvent.objects.create(name=path, payload={}, aggregate="x", scope_path=path, at=now)
        RoleAssignment.objects.create(account=account, role="auditor", scope_path=path, from_on=today, granted_at=now)
    move_scope(actor=system, old_path="AAA1BBB2", new_path="AAA2CCC1", now=now)
    assert dict(OutboxEvent.objects.values_list("name", "scope_path")) == {
        "AAA1": "AAA1",
        "AAA1BBB2": "AAA2CCC1",
        "AAA10": "AAA10",
        "AAA2": "AAA2",
    }
    assert set(RoleAssignment.objects.values_list("scope_path", flat=True)) == {"AAA1", "AAA2CCC1", "AAA10", "AAA2"}


def test_the_past_of_a_moved_organisation_is_read_where_it_is_now(system, now):
    audit.record(actor=system, verb="base.test", subject="thing:1", scope_path="AAA1BBB2", now=now)
    move_scope(actor=system, old_path="AAA1BBB2", new_path="AAA2CCC1", now=now)
    row = AuditRecord.objects.get(verb="base.test")
    assert row.said_path == "AAA1BBB2"
    assert row in audit_trail(_officer("AAA2"))
    assert row not in audit_trail(_officer("AAA1"))
    assert verify(system) == []


def test_every_scope_path_column_but_the_trees_own_is_moved():
    columns = {(model.__name__, name) for model, name in scope_path_columns()}
    wanted = {
        (model.__name__, field.attname)
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, ScopePathField)
    }
    assert wanted - columns == {("Organisation", "path")}


def test_one_statement_a_column(system, now, django_assert_max_num_queries):
    with django_assert_max_num_queries(len(scope_path_columns()) + 10):
        move_scope(actor=system, old_path="AAA1", new_path="AAA2", now=now)


def test_only_a_mover_may(stranger, now):
    assert Account.objects.exists()
    with pytest.raises(NotAllowed):
        move_scope(actor=stranger, old_path="A", new_path="B", now=now)
