"""Elections: one ballot for one body in one round, its tellers, its count and its computed result."""

from django.db import models

from unionhall.base.fields import ScopePathField, SealedTextField
from unionhall.base.models import StoredFile
from unionhall.organizing.models.candidate import Candidate
from unionhall.organizing.models.undertaking import Undertaking
from unionhall.organizing.rules.ballots import VERDICTS
from unionhall.organizing.rules.kinds import BODIES, ELECTION_STATES, METHODS, PREPARED, ROUNDS, SETTLEMENTS
from unionhall.registry.models import Person


class Election(models.Model):
    """``seats`` of ``body`` in one round. Numbers are entered by tellers or counted; the result is computed from them.

    ``settlement`` says what follows a run-off or a shortfall; ``box_key`` is the sealed key of an electronic ballot box
    and is destroyed when it closes.
    """

    undertaking = models.ForeignKey(Undertaking, on_delete=models.PROTECT, related_name="elections")
    scope_path = ScopePathField()
    body = models.CharField(max_length=12, choices=BODIES.items())
    round = models.CharField(max_length=8, choices=ROUNDS.items())
    previous = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="next_rounds")
    method = models.CharField(max_length=12, choices=METHODS.items())
    seats = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=ELECTION_STATES.items(), default=PREPARED)
    due = models.PositiveIntegerField(default=0)
    present = models.PositiveIntegerField(null=True)
    issued = models.PositiveIntegerField(null=True)
    collected = models.PositiveIntegerField(null=True)
    valid = models.PositiveIntegerField(null=True)
    written_in = models.JSONField(default=dict)
    sheet = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=12, blank=True, choices=VERDICTS.items())
    run_off_seats = models.PositiveSmallIntegerField(default=0)
    short = models.PositiveSmallIntegerField(default=0)
    arithmetic = models.JSONField(default=list, help_text="Lines: holds, code, template, facts.")
    settlement = models.CharField(max_length=8, blank=True, choices=SETTLEMENTS.items())
    agreed = models.PositiveIntegerField(null=True)
    decided_on = models.DateField(null=True)
    opens_at = models.DateTimeField(null=True)
    closes_at = models.DateTimeField(null=True)
    box_key = SealedTextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["scope_path", "id"], name="organizing_elec_scope")]

    def __str__(self) -> str:
        return f"{self.undertaking_id}/{self.body}/{self.round}"


class Standing(models.Model):
    """One candidate in one election; votes and place are computed from the count."""

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="standings")
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="standings")
    votes_for = models.PositiveIntegerField(null=True)
    votes_against = models.PositiveIntegerField(null=True)
    votes_abstain = models.PositiveIntegerField(null=True)
    majority = models.BooleanField(default=False)
    elected = models.BooleanField(default=False)
    run_off = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["election", "candidate"], name="organizing_stand_once")]

    def __str__(self) -> str:
        return f"{self.election_id}/{self.candidate_id}"


class Teller(models.Model):
    """A teller (监票人、计票人) of an undertaking, adopted by the meeting; never somebody who stands."""

    undertaking = models.ForeignKey(Undertaking, on_delete=models.CASCADE, related_name="tellers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["undertaking", "person"], name="organizing_teller_once")]

    def __str__(self) -> str:
        return f"{self.undertaking_id}/{self.person_id}"
