"""An undertaking: one founding, re-election, by-election or recall of one union, and who may vote in it."""

from django.db import models

from unionhall.base.fields import ScopePathField, SealedTextField
from unionhall.organizing.rules.kinds import MEETING_FORMS, PREP_ROLES, SMALL_FORMS, TIMINGS, UNDERTAKINGS
from unionhall.registry.models import Employer, MembershipSpell, Organisation, Person


class Undertaking(models.Model):
    """What the union decided for it: form of the meeting, seats, term, dates. ``done`` are steps ticked off outside.

    ``run_id`` is the workflow run. ``due`` is the size of the frozen roll.
    """

    kind = models.CharField(max_length=12, choices=UNDERTAKINGS.items())
    union = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    scope_path = ScopePathField()
    superior_path = ScopePathField()
    employer = models.ForeignKey(Employer, null=True, on_delete=models.PROTECT, related_name="+")
    run_id = models.BigIntegerField(null=True, unique=True)
    timing = models.CharField(max_length=8, choices=TIMINGS.items(), default="on_time")
    reason = models.CharField(max_length=200, blank=True)
    small_form = models.CharField(max_length=12, blank=True, choices=SMALL_FORMS.items())
    form = models.CharField(max_length=8, blank=True, choices=MEETING_FORMS.items())
    seats = models.PositiveSmallIntegerField(null=True)
    audit_seats = models.PositiveSmallIntegerField(null=True)
    women_seats = models.PositiveSmallIntegerField(default=0)
    term_years = models.PositiveSmallIntegerField(null=True)
    delegates = models.PositiveIntegerField(default=0)
    delegates_managers = models.PositiveIntegerField(default=0)
    meeting_on = models.DateField(null=True)
    done = models.JSONField(default=list)
    roll_frozen_at = models.DateTimeField(null=True)
    roll_retained = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField()
    finished_on = models.DateField(null=True)
    outcome = models.CharField(max_length=8, blank=True, help_text="done or failed once finished")
    particulars = SealedTextField(blank=True, default=b"", help_text="What its papers say besides, by key.")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["scope_path", "id"], name="organizing_und_scope")]
        constraints = [
            models.UniqueConstraint(
                fields=["union", "kind"],
                condition=models.Q(finished_on__isnull=True),
                name="organizing_und_one_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.union_id}"


class PrepMember(models.Model):
    """Somebody of the preparatory group (筹备组)."""

    undertaking = models.ForeignKey(Undertaking, on_delete=models.CASCADE, related_name="prep_group")
    name = models.CharField(max_length=60)
    role = models.CharField(max_length=8, choices=PREP_ROLES.items())
    legal_representative = models.BooleanField(default=False)
    sex = models.CharField(max_length=1, blank=True, default="", help_text="M, F or unknown.")
    job = models.CharField(max_length=60, blank=True, default="")

    def __str__(self) -> str:
        return self.name


class RollEntry(models.Model):
    """One voter of the frozen roll, perhaps a delegate; ``struck`` and ``added`` are corrections, the row stays."""

    undertaking = models.ForeignKey(Undertaking, on_delete=models.CASCADE, related_name="roll")
    scope_path = ScopePathField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    spell = models.ForeignKey(MembershipSpell, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    group_name = models.CharField(max_length=60, blank=True)
    delegate = models.BooleanField(default=False)
    manager = models.BooleanField(default=False, help_text="A delegate who is head of a department or above.")
    struck = models.BooleanField(default=False)
    added = models.BooleanField(default=False)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["scope_path", "id"], name="organizing_roll_scope")]
        constraints = [models.UniqueConstraint(fields=["undertaking", "person"], name="organizing_roll_once")]

    def __str__(self) -> str:
        return f"{self.undertaking_id}/{self.person_id}"
