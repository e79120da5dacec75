"""``manage audit_anchor``: writes the heads of the audit trail down outside the database."""

from typing import Any

from django.core.management.base import BaseCommand

from unionhall.base import clock
from unionhall.base.actions.anchor_audit import anchor_audit
from unionhall.base.anchors import anchor_file
from unionhall.kernel.actors import system_actor


class Command(BaseCommand):
    """Anchor the audit trail now; the worker does it every night, at its start and at its end."""

    help = "Writes the heads of the audit trail to the anchor folder."

    def handle(self, *args: Any, **options: Any) -> None:
        """Anchor and say where."""
        written = anchor_audit(actor=system_actor("audit", door="command"), now=clock.now())
        self.stdout.write(f"{'Anchored' if written else 'Nothing new since the last anchor'}: {anchor_file()}")
