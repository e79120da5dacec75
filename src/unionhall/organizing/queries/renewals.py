"""What an action must know before it opens another undertaking; the union was found by a scoped query."""

from unionhall.organizing.models import Term, Undertaking
from unionhall.registry.models import Coverage, Employer, Post


def open_undertaking(union_id: int, kind: str) -> Undertaking | None:
    """Return the undertaking of this kind that is going on in a union."""
    return Undertaking.objects.filter(union_id=union_id, kind=kind, finished_on__isnull=True).first()


def employer_covered_by(union_id: int) -> Employer | None:
    """Return the employer whose own union this is."""
    rows = Coverage.objects.filter(union_id=union_id, to_on__isnull=True, mode="own").select_related("employer")
    first = rows.order_by("id").first()
    return first.employer if first else None


def running_term(union_id: int, *, lock: bool = False) -> Term | None:
    """Return the term of a union that has not ended."""
    rows = Term.objects.select_for_update() if lock else Term.objects.all()
    return rows.filter(union_id=union_id, ended_on__isnull=True).first()


def posts_held(union_id: int) -> list[Post]:
    """Return the posts of a union without an end behind them."""
    return list(Post.objects.filter(organisation_id=union_id).order_by("id"))
