"""People. What identifies them is sealed; blind indexes find them and keep them unique."""

from django.conf import settings
from django.db import models

from unionhall.base.fields import ScopePathField, SealedTextField
from unionhall.base.models import RoleAssignment
from unionhall.registry.models.organisation import Organisation
from unionhall.registry.rules.kinds import CONFIRMATIONS, POSTS, STATUSES


class Person(models.Model):
    """One human being. ``id_index`` is the HMAC of type and number."""

    name = models.CharField(max_length=60)
    name_index = models.CharField(max_length=300, blank=True)
    id_type = models.CharField(max_length=20)
    id_number = SealedTextField(default=b"")
    id_index = models.BinaryField(max_length=16, null=True)
    id_tail = models.CharField(max_length=18, blank=True, help_text="Masked number for display.")
    phone = SealedTextField(default=b"")
    phone_index = models.BinaryField(max_length=16, null=True)
    phone_tail = models.CharField(max_length=11, blank=True)
    sex = models.CharField(max_length=1, blank=True, help_text="M, F or unknown.")
    birth_on = models.DateField(null=True)
    ethnicity = models.CharField(max_length=20, blank=True)
    political_status = models.CharField(max_length=20, blank=True)
    education = models.CharField(max_length=20, blank=True)
    household_region = models.CharField(max_length=120, blank=True)
    scope_path = ScopePathField(
        blank=True, db_default="", help_text="Who registered the person; spells and posts open the record to others."
    )
    account = models.OneToOneField(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    is_demo = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["phone_index"], name="registry_person_phone")]
        constraints = [models.UniqueConstraint(fields=["id_index"], name="registry_person_id")]

    def __str__(self) -> str:
        return self.name


class MembershipSpell(models.Model):
    """One spell of membership, never reopened; ``joined_on`` survives transfers, ``from_on`` is this spell's start."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="spells")
    union = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    scope_path = ScopePathField()
    group_name = models.CharField(max_length=60, blank=True)
    status = models.CharField(max_length=20, choices=STATUSES.items())
    joined_on = models.DateField()
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    member_number = models.CharField(max_length=32, blank=True)
    job_title = models.CharField(max_length=40, blank=True)
    employment_form = models.CharField(max_length=20, blank=True)
    skill_level = models.CharField(max_length=20, blank=True)
    worked_since = models.DateField(null=True)
    dues_base_fen = models.BigIntegerField(null=True)
    note = models.CharField(max_length=200, blank=True)
    confirmed_at = models.DateTimeField(null=True, help_text="Empty: not yet confirmed by the member.")
    confirmed_how = models.CharField(max_length=12, blank=True, db_default="", choices=CONFIRMATIONS.items())
    batch_id = models.BigIntegerField(null=True, db_index=True)
    ended_reason = models.CharField(max_length=200, blank=True)
    previous = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["scope_path", "id"], name="registry_spell_scope"),
            models.Index(fields=["person"], name="registry_spell_person"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(status__in=["active", "transferring"]),
                name="registry_spell_one_active",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}@{self.union_id} {self.status}"


class MembershipChange(models.Model):
    """One transition of a spell: what happened, from which day, who entered it and why."""

    spell = models.ForeignKey(MembershipSpell, on_delete=models.PROTECT, related_name="changes")
    event = models.CharField(max_length=20)
    from_status = models.CharField(max_length=20, choices=STATUSES.items())
    to_status = models.CharField(max_length=20, choices=STATUSES.items())
    on = models.DateField()
    reason = models.CharField(max_length=200, blank=True)
    by = models.CharField(max_length=80)
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["spell", "id"], name="registry_change_spell")]

    def __str__(self) -> str:
        return f"{self.spell_id} {self.event}"


class Post(models.Model):
    """``person`` holds ``post`` in ``organisation`` for a term; a vacant post has no row."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    scope_path = ScopePathField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    post = models.CharField(max_length=20, choices=POSTS.items())
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    full_time = models.BooleanField(default=False)
    role = models.ForeignKey(RoleAssignment, null=True, on_delete=models.PROTECT, related_name="+")
    ended_reason = models.CharField(max_length=200, blank=True, db_default="")

    class Meta:
        indexes = [
            models.Index(fields=["scope_path", "post"], name="registry_post_scope"),
            models.Index(fields=["person"], name="registry_post_person"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(to_on__isnull=True) | models.Q(to_on__gte=models.F("from_on")),
                name="registry_post_span",
            )
        ]

    def __str__(self) -> str:
        return f"{self.post} {self.person_id}@{self.organisation_id}"
