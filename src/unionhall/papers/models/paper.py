"""Papers, the series that number them, and the word that an organisation's numbers begin with."""

from django.conf import settings
from django.db import models

from unionhall.base.fields import ScopePathField, SealedTextField
from unionhall.papers.models.template import TemplateVersion
from unionhall.papers.rules.kinds import DRAFT, PAPER_STATES
from unionhall.registry.models import Organisation


class Paper(models.Model):
    """A filled template. From its filing on both databases refuse to change it; only its withdrawal can be noted.

    ``values`` is sealed JSON: papers name people. ``token`` is the address of the public verification page.
    """

    template = models.ForeignKey(TemplateVersion, on_delete=models.PROTECT, related_name="papers")
    code = models.CharField(max_length=10)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    scope_path = ScopePathField()
    subject = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=300)
    values = SealedTextField()
    state = models.CharField(max_length=12, choices=PAPER_STATES.items(), default=DRAFT)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    issuer = models.CharField(max_length=120, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    serial = models.PositiveIntegerField(null=True)
    number = models.CharField(max_length=80, blank=True)
    issued_on = models.DateField(null=True)
    token = models.CharField(max_length=32, null=True, unique=True)  # noqa: DJ001 - unique only where it is set
    pdf_file_id = models.BigIntegerField(null=True)
    docx_file_id = models.BigIntegerField(null=True)
    pdf_sha256 = models.CharField(max_length=64, blank=True)
    docx_sha256 = models.CharField(max_length=64, blank=True)
    filed_at = models.DateTimeField(null=True)
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["scope_path", "id"], name="papers_paper_scope"),
            models.Index(fields=["subject", "code"], name="papers_paper_subject"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "year", "serial"],
                condition=models.Q(serial__isnull=False),
                name="papers_paper_number",
            ),
            models.CheckConstraint(
                condition=models.Q(state=DRAFT, serial__isnull=True)
                | (~models.Q(state=DRAFT) & models.Q(serial__isnull=False, filed_at__isnull=False)),
                name="papers_paper_filed",
            ),
        ]

    def __str__(self) -> str:
        return self.number or f"{self.code} {self.pk}"


class PaperSeries(models.Model):
    """The last number that an organisation gave in a year; locked while the next one is taken, so no gap arises."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    scope_path = ScopePathField()
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "year"], name="papers_series_once")]

    def __str__(self) -> str:
        return f"{self.organisation_id}/{self.year}: {self.last}"


class PaperWord(models.Model):
    """The word that an organisation's paper numbers begin with (发文机关代字)."""

    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="+")
    scope_path = ScopePathField()
    word = models.CharField(max_length=40)

    def __str__(self) -> str:
        return self.word
