"""Where a figure is counted: the organisation at a scope path and the federations right below it."""

from dataclasses import dataclass

from django.db.models import Q

from unionhall.base.authority import holdings_for, may, require, within
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.registry.models import Organisation
from unionhall.registry.rules.kinds import FEDERATIONS, SECTOR_FEDERATION

READ = "indicators.read_figures"
AREA_KINDS = FEDERATIONS | {SECTOR_FEDERATION}
CHILDREN_SHOWN = 400


@dataclass(frozen=True, slots=True)
class Scope:
    """The organisation at ``path``; a federation counts employers seated on its ground, a union those it covers."""

    path: str
    code: str
    name: str
    kind: str
    depth: int
    is_demo: bool

    @property
    def is_area(self) -> bool:
        return not self.path or self.kind in AREA_KINDS


@dataclass(frozen=True, slots=True)
class Child:
    """A federation right below a scope."""

    path: str
    code: str
    name: str


def _readable(rows: tuple[str, str, str, str, int, bool]) -> Scope:
    return Scope(*rows)


def scope_at(actor: Actor, path: str) -> Scope:
    """Return the scope at ``path``; ``NotFound`` when it is not the actor's or does not exist."""
    require(actor, READ, path)
    if not path:
        return Scope(path="", code="", name="", kind="", depth=0, is_demo=False)
    found = (
        Organisation.objects.filter(path=path).values_list("path", "code", "name", "kind", "depth", "is_demo").first()
    )
    if found is None:
        raise NotFound("base.not_found", N_("Nothing here under this address. It may have moved, or it is not yours."))
    return _readable(found)


def scope_of_code(actor: Actor, code: str) -> Scope:
    """Return the scope of the organisation ``code``, as ``scope_at``."""
    found = (
        Organisation.objects.filter(code=code).values_list("path", "code", "name", "kind", "depth", "is_demo").first()
    )
    if found is None:
        raise NotFound("base.not_found", N_("Nothing here under this address. It may have moved, or it is not yours."))
    require(actor, READ, found[0])
    return _readable(found)


def first_scope(actor: Actor) -> Scope:
    """Return where the actor's figures begin: the chosen organisation, else the highest one that is held."""
    held = holdings_for(actor, READ)
    paths = sorted({holding.path for holding in held}, key=lambda path: (len(path), path))
    if actor.acting_at and any(actor.acting_at.startswith(path) for path in paths):
        return scope_at(actor, actor.acting_at)
    return scope_at(actor, paths[0] if paths else "")


def choosable_scopes(actor: Actor) -> list[Child]:
    """Return the organisations in which the actor holds the grant (not those below them)."""
    paths = sorted({holding.path for holding in holdings_for(actor, READ) if holding.path})
    rows = Organisation.objects.filter(path__in=paths).order_by("path").values_list("path", "code", "name")
    return [Child(*row) for row in rows]


def children_of(scope: Scope, *, limit: int = CHILDREN_SHOWN) -> list[Child]:
    """Return the open federations right below ``scope`` in path order; the index on (kind, path) finds them."""
    if not scope.is_area:
        return []
    rows = (
        Organisation.objects.filter(Q(kind__in=AREA_KINDS), within(scope.path, field="path"), depth=scope.depth + 1)
        .order_by("path")
        .values_list("path", "code", "name")[:limit]
    )
    return [Child(*row) for row in rows]


def scope_line(actor: Actor, scope: Scope) -> list[Child]:
    """Return the organisations above ``scope`` whose figures the actor may read, the highest first."""
    above = [scope.path[:length] for length in range(Organisation.steplen, len(scope.path), Organisation.steplen)]
    readable = [path for path in above if may(actor, READ, path)]
    rows = Organisation.objects.filter(path__in=readable).order_by("path").values_list("path", "code", "name")
    return [Child(*row) for row in rows]
