"""What a captured fact says never changes, and what became of it is written once, on both databases."""

from django.db import migrations

from unionhall.base.append_only import lock, protect, unlock, unprotect

# The scope path is left out: it follows an organisation that moves. The body is left out: keys are changed under it.
LOCKS = (
    (
        "update",
        'UPDATE OF "client_id", "digest", "kind", "subject", "base", "device", "sequence", "captured_at", "behind_ms", '
        '"happened_at", "received_at", "marks", "account_id", "title"',
        "OLD.id IS NOT NULL",
    ),
    (
        "state",
        'UPDATE OF "state", "ground", "result", "choice", "reason", "settled_by_id", "settled_at"',
        "OLD.state IN ('taken', 'settled')",
    ),
    ("delete", "DELETE", "OLD.id IS NOT NULL"),
)
PHOTOS = ("base_fieldphoto",)


def forwards(apps, schema_editor):
    lock(schema_editor, "base_fieldfact", LOCKS)
    protect(schema_editor, PHOTOS)


def backwards(apps, schema_editor):
    unprotect(schema_editor, PHOTOS)
    unlock(schema_editor, "base_fieldfact", LOCKS)


class Migration(migrations.Migration):
    dependencies = [("base", "0003_field_facts")]
    operations = [migrations.RunPython(forwards, backwards)]
