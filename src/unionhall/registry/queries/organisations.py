"""Organisations as the actor may see them; a subtree is always a range of paths."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import CharField, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Concat, Length

from unionhall.base.authority import scoped, within
from unionhall.base.fields import AFTER_ANY_PATH
from unionhall.base.pinyin import fold
from unionhall.kernel.actors import Actor
from unionhall.kernel.batches import batches
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.registry.models import FormerName, Organisation
from unionhall.registry.rules.tree import ancestors

READ = "registry.read_organisations"


def organisations(actor: Actor, grant: str = READ) -> QuerySet[Organisation]:
    """Return the organisations that the actor may reach under ``grant``, closed ones too, in tree order."""
    return scoped(Organisation.objects.order_by("path"), actor, grant, field="path")


def organisation(actor: Actor, code: str, grant: str = READ) -> Organisation:
    """Return one organisation by code; ``NotFound`` when it is not there or not the actor's."""
    found = organisations(actor, grant).filter(code=code).first()
    if found is None:
        raise _unknown(code)
    return found


def organisations_by_code(
    actor: Actor, codes: Iterable[str], grant: str = READ, *, lock: bool = False
) -> dict[str, Organisation]:
    """Return the named organisations; ``NotFound`` when any is missing. Locks are taken in primary-key order."""
    wanted = set(codes)
    rows = organisations(actor, grant)
    if lock:
        rows = rows.select_for_update(no_key=True).order_by("pk")
    found = {row.code: row for batch in batches(sorted(wanted)) for row in rows.filter(code__in=batch)}
    missing = wanted - found.keys()
    if missing:
        raise _unknown(min(missing))
    return found


def subtree(actor: Actor, code: str, grant: str = READ) -> QuerySet[Organisation]:
    """Return the organisation and all below it."""
    top = organisation(actor, code, grant)
    return organisations(actor, grant).filter(within(top.path, field="path"))


def children(actor: Actor, code: str) -> QuerySet[Organisation]:
    """Return the organisations directly under one."""
    top = organisation(actor, code)
    return organisations(actor).filter(within(top.path, field="path"), depth=top.depth + 1)


def lineage(actor: Actor, code: str) -> list[Organisation]:
    """Return the organisations above one that the actor may see, the highest first (for the breadcrumb)."""
    own = organisation(actor, code)
    return list(organisations(actor).filter(path__in=ancestors(own.path)))


def former_names(actor: Actor, code: str) -> QuerySet[FormerName]:
    """Return the names that an organisation bore, the latest first."""
    return FormerName.objects.filter(organisation=organisation(actor, code)).order_by("-to_on")


def named_like(rows: QuerySet[Organisation], text: str) -> QuerySet[Organisation]:
    """Keep the organisations whose name, pinyin, initials or code hold ``text``."""
    folded = fold(text)
    return rows.filter(Q(name_index__contains=folded) | Q(code__iexact=text)) if folded else rows


def running(rows: QuerySet[Organisation], on: date) -> QuerySet[Organisation]:
    """Keep what stood on a day."""
    return rows.filter(
        Q(founded_on__isnull=True) | Q(founded_on__lte=on), Q(closed_on__isnull=True) | Q(closed_on__gte=on)
    )


def last_paths_under(organisation_ids: Iterable[int]) -> dict[int, str]:
    """Return, for each organisation, the greatest path below it (empty when nothing is): it names the last child.

    For actions that found: unscoped, because they were given the parents by a scoped query.
    """
    below = (
        Organisation.objects.filter(
            path__gt=OuterRef("path"),
            path__lt=Concat(OuterRef("path"), Value(AFTER_ANY_PATH), output_field=CharField()),
        )
        .order_by("-path")
        .values("path")[:1]
    )
    return {
        pk: last or ""
        for batch in batches(organisation_ids)
        for pk, last in Organisation.objects.filter(pk__in=batch)
        .annotate(last=Subquery(below))
        .values_list("pk", "last")
    }


def last_root_path() -> str:
    """Return the path of the last root, empty in an empty tree."""
    last = Organisation.objects.order_by("-path").values_list("path", flat=True).first()
    return last[: Organisation.steplen] if last else ""


def taken_codes(codes: Iterable[str]) -> set[str]:
    """Return which codes are in use anywhere: codes are unique in the installation."""
    return {
        code
        for batch in batches(codes)
        for code in Organisation.objects.filter(code__in=batch).order_by().values_list("code", flat=True)
    }


def taken_credit_codes(credit_codes: Iterable[str]) -> set[str]:
    """Return which unions' own credit codes are in use anywhere."""
    return {
        uscc
        for batch in batches(credit_codes)
        for uscc in Organisation.objects.filter(uscc__in=batch).order_by().values_list("uscc", flat=True)
    }


def last_renamed_on(of: Organisation) -> date | None:
    """Return the first day of the present name, ``None`` when it was never renamed."""
    last = FormerName.objects.filter(organisation=of).order_by("-to_on").values_list("to_on", flat=True).first()
    return last + timedelta(days=1) if last else None


def lock_subtree(top: Organisation) -> None:
    """Lock the organisation and all below it until the transaction ends, so that nobody founds there meanwhile."""
    rows = Organisation.objects.filter(within(top.path, field="path")).order_by("pk").select_for_update()
    for _ in rows.values_list("pk").iterator():
        pass


def longest_path_under(top: Organisation) -> int:
    """Return the length of the longest path at or below an organisation."""
    rows = Organisation.objects.filter(within(top.path, field="path")).order_by()
    return int(rows.aggregate(longest=Max(Length("path")))["longest"] or 0)


def any_organisation() -> bool:
    """Tell whether the installation holds organisations at all."""
    return bool(Organisation.objects.order_by().exists())


def _unknown(code: str) -> NotFound:
    return NotFound("registry.no_organisation", N_("There is no organisation {code} within your reach."), code=code)
