"""On SQLite the tables of the secret ballot have no row number: rows stand in the order of random keys."""

from django.db import migrations

TABLES = ("organizing_ballotreceipt", "organizing_pooledballot", "organizing_ballot")


def take_the_order(apps, schema_editor):
    _rebuild(schema_editor, " WITHOUT ROWID")


def give_it_back(apps, schema_editor):
    _rebuild(schema_editor, "")


def _rebuild(schema_editor, ending):
    if schema_editor.connection.vendor != "sqlite":
        return
    with schema_editor.connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = %s", [table])
            created = cursor.fetchone()[0].removesuffix(" WITHOUT ROWID")
            cursor.execute(
                "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = %s AND sql IS NOT NULL", [table]
            )
            indexes = [row[0] for row in cursor.fetchall()]
            cursor.execute(f'ALTER TABLE "{table}" RENAME TO "{table}_old"')
            for (name,) in cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = %s AND sql IS NOT NULL",
                [f"{table}_old"],
            ).fetchall():
                cursor.execute(f'DROP INDEX "{name}"')
            cursor.execute(created + ending)
            cursor.execute(f'INSERT INTO "{table}" SELECT * FROM "{table}_old"')
            cursor.execute(f'DROP TABLE "{table}_old"')
            for sql in indexes:
                cursor.execute(sql)


class Migration(migrations.Migration):
    dependencies = [("organizing", "0001_initial")]
    operations = [migrations.RunPython(take_the_order, give_it_back)]
