"""No two stations answer for an enterprise on one day, and a recorded practice keeps what it says; on both databases."""

from django.db import migrations

from unionhall.base.append_only import lock, unlock

TABLE = "guidance_responsibility"
SHARED_DAY = (
    f'EXISTS (SELECT 1 FROM "{TABLE}" AS other WHERE other.employer_id = NEW.employer_id AND other.id <> NEW.id '
    "AND (NEW.to_on IS NULL OR other.from_on <= NEW.to_on) AND (other.to_on IS NULL OR other.to_on >= NEW.from_on))"
)
FUNCTION = f"""
CREATE OR REPLACE FUNCTION {TABLE}_one_station() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {SHARED_DAY} THEN
    RAISE EXCEPTION 'two stations on one day' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$
"""
PRACTICE_LOCKS = (
    (
        "update",
        'UPDATE OF "employer_id", "kind", "form", "held", "held_on", "valid_to", "source", "note", "recorded_by_id", '
        '"recorded_at"',
        "OLD.id IS NOT NULL",
    ),
    ("delete", "DELETE", "OLD.id IS NOT NULL"),
)


def forwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(FUNCTION, params=None)
        schema_editor.execute(
            f'CREATE TRIGGER "{TABLE}_one_station" AFTER INSERT OR UPDATE ON "{TABLE}" '
            f"FOR EACH ROW EXECUTE FUNCTION {TABLE}_one_station()",
            params=None,
        )
    else:
        for verb in ("INSERT", "UPDATE"):
            schema_editor.execute(
                f'CREATE TRIGGER "{TABLE}_one_station_{verb.lower()}" AFTER {verb} ON "{TABLE}" WHEN {SHARED_DAY} '
                "BEGIN SELECT RAISE(ABORT, 'two stations on one day'); END",
                params=None,
            )
    lock(schema_editor, "guidance_employerpractice", PRACTICE_LOCKS)


def backwards(apps, schema_editor):
    unlock(schema_editor, "guidance_employerpractice", PRACTICE_LOCKS)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f'DROP TRIGGER IF EXISTS "{TABLE}_one_station" ON "{TABLE}"', params=None)
        schema_editor.execute(f"DROP FUNCTION IF EXISTS {TABLE}_one_station()", params=None)
    else:
        for verb in ("insert", "update"):
            schema_editor.execute(f'DROP TRIGGER IF EXISTS "{TABLE}_one_station_{verb}"', params=None)


class Migration(migrations.Migration):
    dependencies = [("guidance", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
