"""``manage rotate_keys``: a fresh key for personal data and files, everything sealed anew under it."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from unionhall.base import clock
from unionhall.base.actions.reseal import reseal
from unionhall.base.actions.reseal_blob import reseal_blob
from unionhall.base.crypto import forget_ring, ring
from unionhall.base.keys import add_key, drop_keys
from unionhall.base.queries.columns import blobs_under_old_keys, keys_in_use, sealed_columns
from unionhall.kernel.actors import system_actor


class Command(BaseCommand):
    """Rotate the key ring. Stopped half-way it leaves a mixed but readable database; ``--resume`` goes on."""

    help = "Adds a key, seals everything anew under it and says what each key still seals."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--resume", action="store_true", help="Add no key; seal what is still under old ones.")
        parser.add_argument("--drop-old", action="store_true", help="Afterwards drop the old keys nothing uses.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Rotate, count, and drop when asked."""
        if not options["resume"]:
            add_key(settings.HOME)
            forget_ring()
        self._reseal()
        used = keys_in_use()
        for number in sorted(ring().keys):
            mark = " (current)" if number == ring().current else ""
            self.stdout.write(f"key {number}{mark}: {used.get(number, 0)} sealed values and files")
        left = sum(count for number, count in used.items() if number != ring().current)
        if left:
            raise CommandError(
                f"{left} values are still under old keys: another process was writing; run it again with --resume."
            )
        if options["drop_old"]:
            old = [number for number in ring().keys if number != ring().current]
            drop_keys(settings.HOME, old)
            forget_ring()
            self.stdout.write(f"{len(old)} old keys dropped. Backups made before need their own copy of the keys.")

    def _reseal(self) -> None:
        actor = system_actor("keys", door="command")
        for model, field in sealed_columns():
            after = None
            while True:
                after = reseal(actor=actor, model=model, field=field, after=after, now=clock.now())
                if after is None:
                    break
        for number in blobs_under_old_keys():
            reseal_blob(actor=actor, blob_id=number, now=clock.now())
