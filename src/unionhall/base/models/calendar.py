"""The working-day table: it decides, with the number of the official notice behind each year."""

from django.db import models

from unionhall.base.models.account import Account


class CalendarYear(models.Model):
    """A year of the table. Without ``notice`` it is provisional and every deadline that touches it says so."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    notice = models.CharField(max_length=60, blank=True)
    confirmed_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.year)


class CalendarDay(models.Model):
    """A day that differs from Monday-to-Friday: a working Saturday, a free Wednesday."""

    day = models.DateField(primary_key=True)
    working = models.BooleanField()
    title = models.CharField(max_length=80, blank=True)
    by_hand = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.day}: {'working' if self.working else 'free'}"
