"""The log of a run and its signatures are append-only: both databases refuse to change or remove them."""

from django.db import migrations

from unionhall.base.append_only import protect, unprotect

TABLES = ("workflow_runlog", "workflow_runapproval")


def forwards(apps, schema_editor):
    protect(schema_editor, TABLES)


def backwards(apps, schema_editor):
    unprotect(schema_editor, TABLES)


class Migration(migrations.Migration):
    dependencies = [("workflow", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
