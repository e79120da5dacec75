"""The electronic secret ballot: who voted and what was voted stand in tables that nothing joins.

On SQLite these tables have no row order (``WITHOUT ROWID``); on PostgreSQL they are rewritten when the box closes. No
column holds an instant, a sequence or a reference from one to the other. See ``docs/organizing.md``.
"""

from django.db import models

from unionhall.organizing.models.election import Election


class BallotReceipt(models.Model):
    """That somebody voted, and on which day; ``id`` is the HMAC of election and voter, so the key tells no order."""

    id = models.BinaryField(primary_key=True, max_length=16)
    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="+")
    person_id = models.BigIntegerField()
    cast_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.election_id}/{self.person_id}"


class PooledBallot(models.Model):
    """A ballot on its way into the box: sealed with the box's key, padded to one length, under a random id."""

    id = models.BinaryField(primary_key=True, max_length=16)
    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField(max_length=400)

    def __str__(self) -> str:
        return f"{self.election_id}"


class Ballot(models.Model):
    """A ballot in the box: sealed until the box closes, then its marks in the order of the candidates' ids."""

    id = models.BinaryField(primary_key=True, max_length=16)
    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField(max_length=400, default=b"")
    marks = models.CharField(max_length=400, blank=True)

    def __str__(self) -> str:
        return f"{self.election_id}"
