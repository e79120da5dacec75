"""Premises (阵地): rooms and what is in them, what they cost, when they are open, how they are used."""

from django.conf import settings
from django.db import models

from unionhall.base.fields import ScopePathField
from unionhall.desk.rules.premises_kinds import (
    IN_USE,
    LEAST_YEAR,
    MONEY_SOURCES,
    MOST_PEOPLE,
    MOST_YEAR,
    ROOM_KINDS,
    ROOM_STATES,
    USE_KINDS,
)
from unionhall.registry.models import Organisation


class Room(models.Model):
    """One room of an organisation. ``week`` holds seven days, Monday first, each a list of [from, to] in minutes.

    ``area_m2`` unknown stays empty. ``post`` names who answers for the room: whoever fills it at the organisation.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    scope_path = ScopePathField()
    kind = models.CharField(max_length=20, choices=ROOM_KINDS.items())
    name = models.CharField(max_length=80)
    name_index = models.CharField(max_length=600, blank=True)
    address = models.CharField(max_length=160, blank=True)
    floor = models.CharField(max_length=40, blank=True)
    area_m2 = models.DecimalField(max_digits=7, decimal_places=1, null=True)
    equipment = models.JSONField(default=list, help_text="[name, count or null], in the order given.")
    post = models.CharField(max_length=40, blank=True)
    opened_on = models.DateField(null=True)
    state = models.CharField(max_length=8, choices=ROOM_STATES.items(), default=IN_USE)
    state_note = models.CharField(max_length=200, blank=True)
    state_on = models.DateField()
    week = models.JSONField(default=list)
    closed_on_holidays = models.BooleanField(default=True)
    public = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["scope_path", "id"], name="desk_room_scope"),
            models.Index(fields=["organisation", "id"], name="desk_room_organisation"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="desk_room_name"),
            models.CheckConstraint(
                condition=models.Q(area_m2__isnull=True) | models.Q(area_m2__gt=0), name="desk_room_area"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class RoomMoney(models.Model):
    """What somebody paid for a room in a year; an amount that is not known stays empty. A mistake is struck out."""

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="money")
    scope_path = ScopePathField()
    year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=12, choices=MONEY_SOURCES.items())
    paid_by = models.CharField(max_length=120, blank=True)
    amount_fen = models.BigIntegerField(null=True)
    purpose = models.CharField(max_length=200, blank=True)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    struck_at = models.DateTimeField(null=True)
    struck_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["scope_path", "year"], name="desk_money_scope")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount_fen__isnull=True) | models.Q(amount_fen__gte=0), name="desk_money_amount"
            ),
            models.CheckConstraint(
                condition=models.Q(year__gte=LEAST_YEAR, year__lte=MOST_YEAR), name="desk_money_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.room_id} {self.year} {self.source}"


class RoomException(models.Model):
    """A day on which the weekly table does not hold: other hours, or none (closed)."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="exceptions")
    scope_path = ScopePathField()
    day = models.DateField()
    hours = models.JSONField(default=list)
    reason = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["scope_path", "day"], name="desk_exception_scope")]
        constraints = [models.UniqueConstraint(fields=["room", "day"], name="desk_exception_once")]

    def __str__(self) -> str:
        return f"{self.room_id} {self.day}"


class RoomUse(models.Model):
    """How many people used a room: a count, a group, or one who signed in. A ``key`` that comes again counts once."""

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="uses")
    scope_path = ScopePathField()
    used_on = models.DateField()
    kind = models.CharField(max_length=8, choices=USE_KINDS.items())
    people = models.PositiveIntegerField()
    note = models.CharField(max_length=200, blank=True)
    key = models.CharField(max_length=80)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    struck_at = models.DateTimeField(null=True)
    struck_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["scope_path", "used_on"], name="desk_use_scope"),
            models.Index(fields=["room", "used_on"], name="desk_use_day"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["room", "key"], name="desk_use_once"),
            models.CheckConstraint(condition=models.Q(people__gte=1, people__lte=MOST_PEOPLE), name="desk_use_people"),
        ]

    def __str__(self) -> str:
        return f"{self.room_id} {self.used_on} {self.people}"
