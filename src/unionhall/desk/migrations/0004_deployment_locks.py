"""What was submitted, frozen or signed is never changed or removed."""

from django.db import migrations

from unionhall.base.append_only import protect, unprotect

TABLES = ("desk_submission", "desk_rollup", "desk_rollupsignature")


def forwards(apps, schema_editor):
    protect(schema_editor, TABLES)


def backwards(apps, schema_editor):
    unprotect(schema_editor, TABLES)


class Migration(migrations.Migration):
    dependencies = [("desk", "0003_deployments")]
    operations = [migrations.RunPython(forwards, backwards)]
