"""Template versions and former entries never change; a filed paper is locked with its hashes, on both databases."""

from django.db import migrations

from unionhall.base.append_only import lock, protect, unlock, unprotect

APPEND_ONLY = ("papers_noticeentrychange",)
# The scope path is left out everywhere: it follows an organisation that moves.
TEMPLATE_LOCKS = (
    (
        "update",
        'UPDATE OF "code", "version", "title", "name", "layout", "landscape", "flows", "fields", "blocks", "digest", '
        '"note", "returned", "made_at", "made_by_id"',
        "OLD.id IS NOT NULL",
    ),
    ("delete", "DELETE", "OLD.id IS NOT NULL"),
)
PAPER_LOCKS = (
    (
        "update",
        'UPDATE OF "template_id", "code", "organisation_id", "subject", "title", "values", "created_at", '
        '"created_by_id", "issuer", "year", "serial", "number", "issued_on", "token", "pdf_file_id", "docx_file_id", '
        '"pdf_sha256", "docx_sha256", "filed_at", "filed_by_id"',
        "OLD.state <> 'draft'",
    ),
    ("state", 'UPDATE OF "state"', "OLD.state = 'withdrawn' OR (OLD.state = 'filed' AND NEW.state <> 'withdrawn')"),
    ("delete", "DELETE", "OLD.state <> 'draft'"),
)


def forwards(apps, schema_editor):
    protect(schema_editor, APPEND_ONLY)
    lock(schema_editor, "papers_templateversion", TEMPLATE_LOCKS)
    lock(schema_editor, "papers_paper", PAPER_LOCKS)


def backwards(apps, schema_editor):
    unlock(schema_editor, "papers_paper", PAPER_LOCKS)
    unlock(schema_editor, "papers_templateversion", TEMPLATE_LOCKS)
    unprotect(schema_editor, APPEND_ONLY)


class Migration(migrations.Migration):
    dependencies = [("papers", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
