"""What files are stored for. Everything is encrypted at rest except what may be shown to anybody anyway."""

PLAIN_PURPOSES = frozenset({"template", "public"})


def is_sealed(purpose: str) -> bool:
    """Tell whether files of this purpose are encrypted on disk.

    >>> is_sealed("roster"), is_sealed("template")
    (True, False)
    """
    return purpose not in PLAIN_PURPOSES
