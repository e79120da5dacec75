"""Rosters on their way in: the upload, its judged rows waiting to become members, and what headings mean to a union."""

from django.db import models

from unionhall.base.fields import ScopePathField, SealedTextField
from unionhall.base.models import Account, StoredFile
from unionhall.registry.models.organisation import Organisation
from unionhall.registry.rules.rosters import BATCH_STATES, OUTCOMES


class ImportBatch(models.Model):
    """One uploaded roster. ``commits`` counts how often rows went in: the good ones first, ticked ones later."""

    union = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    scope_path = ScopePathField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the file.")
    state = models.CharField(max_length=12, choices=BATCH_STATES.items())
    as_of_on = models.DateField(help_text="Ages and what lies in the future are judged by this day.")
    sheet = models.CharField(max_length=120, blank=True)
    header_row = models.PositiveIntegerField(default=0)
    ok = models.PositiveIntegerField(default=0)
    warned = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    skipped = models.PositiveIntegerField(default=0, help_text="Totals, signatures and notes between the rows.")
    imported = models.PositiveIntegerField(default=0)
    commits = models.PositiveSmallIntegerField(default=0)
    job_id = models.BigIntegerField(null=True)
    created_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    staged_at = models.DateTimeField(null=True)
    committed_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["scope_path", "id"], name="registry_batch_scope"),
            models.Index(fields=["union", "digest"], name="registry_batch_digest"),
        ]

    def __str__(self) -> str:
        return f"{self.file_name} #{self.pk}"


class ImportRow(models.Model):
    """One judged row, its values in the form and under the seal of the tables they will go to.

    ``wave`` is the commit that takes it: 1 for a good row, the next one for a row ticked later, empty while it waits.
    ``outcome`` is empty for a row that went in as it stood.
    """

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="rows")
    row = models.PositiveIntegerField(help_text="As the spreadsheet counts, from 1.")
    verdict = models.PositiveSmallIntegerField(help_text="0 ok, 1 waits for a tick, 2 refused.")
    reasons = models.CharField(max_length=600, help_text="code@field, separated by blanks.")
    wave = models.PositiveSmallIntegerField(null=True)
    outcome = models.CharField(max_length=12, choices=OUTCOMES.items(), db_default="")
    person_known = models.BooleanField(db_default=False)
    name = models.CharField(max_length=60)
    name_index = models.CharField(max_length=300)
    id_type = models.CharField(max_length=20)
    id_number = SealedTextField(sealed_as="registry.person.id_number")
    id_index = models.BinaryField(max_length=16, null=True)
    id_tail = models.CharField(max_length=18)
    phone = SealedTextField(sealed_as="registry.person.phone")
    phone_index = models.BinaryField(max_length=16, null=True)
    phone_tail = models.CharField(max_length=11)
    sex = models.CharField(max_length=1)
    birth_on = models.DateField(null=True)
    ethnicity = models.CharField(max_length=20)
    political_status = models.CharField(max_length=20)
    education = models.CharField(max_length=20)
    household_region = models.CharField(max_length=120)
    group_name = models.CharField(max_length=60)
    member_number = models.CharField(max_length=32)
    job_title = models.CharField(max_length=40)
    employment_form = models.CharField(max_length=20)
    skill_level = models.CharField(max_length=20)
    worked_since = models.DateField(null=True)
    joined_on = models.DateField(null=True)
    dues_base_fen = models.BigIntegerField(null=True)
    note = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "row"], name="registry_importrow_once")]
        indexes = [
            models.Index(
                fields=["batch", "verdict", "row"],
                condition=models.Q(verdict__gt=0),
                name="registry_importrow_faults",
            )
        ]

    def __str__(self) -> str:
        return f"{self.batch_id}/{self.row}"


class ColumnMapping(models.Model):
    """What a heading means in this union's workbooks, as somebody said once; ``-`` leaves the column out."""

    union = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    heading = models.CharField(max_length=60, help_text="Without blanks, line breaks and brackets.")
    field = models.CharField(max_length=20)
    said_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["union", "heading"], name="registry_mapping_once")]

    def __str__(self) -> str:
        return f"{self.heading}→{self.field}"
