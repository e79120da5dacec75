"""Tables point downwards, leave no back door upwards, and migrate in one line."""

from collections import Counter

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django.db.migrations.loader import MigrationLoader

from house import FLOOR_OF

OURS = [model for model in apps.get_models() if model.__module__.startswith("unionhall.")]


def _floor(model: type[models.Model]) -> int:
    """Return the floor of a model; Django's and the libraries' tables lie below every floor."""
    parts = model.__module__.split(".")
    return FLOOR_OF[parts[1]] if parts[0] == "unionhall" else -1


def _relations() -> list[tuple[type[models.Model], "models.ForeignKey"]]:
    return [
        (model, field)
        for model in OURS
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey | models.ManyToManyField) and field.model is model
    ]


def test_foreign_keys_point_down() -> None:
    up = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model, field in _relations()
        if field.related_model._meta.app_label != model._meta.app_label and _floor(field.related_model) >= _floor(model)
    ]
    assert up == []


def test_foreign_keys_that_leave_a_module_leave_no_name_there() -> None:
    named = [
        f"{model._meta.label}.{field.name}"
        for model, field in _relations()
        if field.related_model._meta.app_label != model._meta.app_label and not field.remote_field.hidden
    ]
    assert named == []


def test_every_table_says_what_a_row_is() -> None:
    silent = [model._meta.label for model in OURS if model.__str__ is models.Model.__str__]
    assert silent == []


def test_migrations_form_one_line_per_module() -> None:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    labels = {model._meta.app_label for model in OURS}
    leaves = Counter(label for label, _ in loader.graph.leaf_nodes() if label in labels)
    parents = Counter(
        (label, parent)
        for (label, name), migration in loader.disk_migrations.items()
        if label in labels
        for parent_label, parent in migration.dependencies
        if parent_label == label
    )
    assert {label: number for label, number in leaves.items() if number > 1} == {}
    assert {place: number for place, number in parents.items() if number > 1} == {}


@pytest.mark.django_db
def test_models_and_migrations_agree() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_migrations_are_reversible() -> None:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    labels = {model._meta.app_label for model in OURS}
    stuck = [
        f"{label}.{name}: {operation}"
        for (label, name), migration in loader.disk_migrations.items()
        if label in labels
        for operation in migration.operations
        if not operation.reversible
    ]
    assert stuck == []
