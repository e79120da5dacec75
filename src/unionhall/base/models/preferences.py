"""What an account keeps for itself: saved filters, the columns of a list, drafts of forms."""

from django.db import models

from unionhall.base.fields import ScopePathField, SealedTextField
from unionhall.base.models.account import Account

PRIVATE, SHARED = "private", "shared"


class SavedFilter(models.Model):
    """A named filter of one list: its owner's, or shared with everybody at and below ``scope_path``.

    ``default_for_role`` makes a shared one the first view of that role there. ``query`` is a query string of the list
    and never holds search words, so that no personal data is kept in it.
    """

    owner = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    list_code = models.CharField(max_length=60)
    name = models.CharField(max_length=60)
    query = models.TextField(blank=True)
    visibility = models.CharField(max_length=10, choices=[(PRIVATE, PRIVATE), (SHARED, SHARED)], default=PRIVATE)
    scope_path = ScopePathField(blank=True)
    default_for_role = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["list_code", "visibility"], name="base_filter_list")]
        constraints = [
            models.UniqueConstraint(fields=["owner", "list_code", "name"], name="base_filter_name"),
            models.UniqueConstraint(
                fields=["list_code", "scope_path", "default_for_role"],
                condition=~models.Q(default_for_role=""),
                name="base_filter_default",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.list_code}: {self.name}"


class ListColumns(models.Model):
    """The columns (codes, in order) and the page size that an account chose for a list."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    list_code = models.CharField(max_length=60)
    columns = models.JSONField(default=list)
    page_size = models.PositiveSmallIntegerField(default=50)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "list_code"], name="base_columns_once")]

    def __str__(self) -> str:
        return f"{self.account_id} {self.list_code}"


class FormDraft(models.Model):
    """What an account has typed into a form and not sent; sealed, for it may be about a person. Gone after 30 days."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    form_code = models.CharField(max_length=60)
    subject = models.CharField(max_length=60, blank=True, help_text="What the form is about; empty for a new thing.")
    body = SealedTextField(default=b"")
    saved_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "form_code", "subject"], name="base_draft_once")]

    def __str__(self) -> str:
        return f"{self.account_id} {self.form_code} {self.subject}"
