"""Which organisation a public address names."""

from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.registry.models import Organisation


def open_place(code: str) -> Organisation:
    """Return a standing organisation by its code, for a page that says only what is public."""
    rows = Organisation.objects.filter(code=code[:40], closed_on__isnull=True)
    found: Organisation | None = rows.first() if code.isprintable() else None
    if found is None:
        raise NotFound("desk.nothing_public", N_("There is nothing under this address that everybody may see."))
    return found
