"""Snapshots are immutable on both databases; only their place may follow a moved organisation."""

from django.db import migrations

TABLE = "indicators_snapshot"
KEPT = (
    "indicator", "cohort", "version", "as_of", "numerator", "denominator", "unknown", "paper", "taken_at", "taken_by",
)


def forwards(apps, schema_editor):
    columns = ", ".join(f'"{name}"' for name in KEPT)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE OR REPLACE FUNCTION indicators_snapshot_stays() RETURNS trigger LANGUAGE plpgsql AS $$ "
            "BEGIN RAISE EXCEPTION 'a snapshot is immutable' USING ERRCODE = 'integrity_constraint_violation'; END $$",
            params=None,
        )
        for name, when in (("no_update", f"UPDATE OF {columns}"), ("no_delete", "DELETE")):
            schema_editor.execute(
                f'CREATE TRIGGER "{TABLE}_{name}" BEFORE {when} ON "{TABLE}" '
                "FOR EACH ROW EXECUTE FUNCTION indicators_snapshot_stays()",
                params=None,
            )
        return
    for name, when in (("no_update", f"UPDATE OF {columns}"), ("no_delete", "DELETE")):
        schema_editor.execute(
            f'CREATE TRIGGER "{TABLE}_{name}" BEFORE {when} ON "{TABLE}" '
            "BEGIN SELECT RAISE(ABORT, 'a snapshot is immutable'); END",
            params=None,
        )


def backwards(apps, schema_editor):
    on = f' ON "{TABLE}"' if schema_editor.connection.vendor == "postgresql" else ""
    for name in ("no_update", "no_delete"):
        schema_editor.execute(f'DROP TRIGGER IF EXISTS "{TABLE}_{name}"{on}', params=None)


class Migration(migrations.Migration):
    dependencies = [("indicators", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
