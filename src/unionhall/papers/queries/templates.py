"""Templates: what ships, what an organisation made of it, and which of them holds at a place."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from unionhall.base.authority import require
from unionhall.kernel.actors import Actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_
from unionhall.papers.models import TemplateVersion
from unionhall.papers.rules.fields import Fault
from unionhall.papers.rules.templates import Template, read_template, run_faults
from unionhall.registry.models import Organisation
from unionhall.registry.queries.organisations import organisation
from unionhall.registry.rules.tree import ancestors

FOLDER = Path(__file__).resolve().parent.parent / "data" / "templates"
READ = "papers.read_templates"


@dataclass(frozen=True, slots=True)
class Current:
    """The template that holds at a place. ``owner_path`` is empty and ``version`` 0 for what ships."""

    template: Template
    owner_path: str
    version: int
    row: TemplateVersion | None


@lru_cache(maxsize=1)
def shipped() -> dict[str, Template]:
    """Return the templates of the product by code; a fault in one of them is a programmer's mistake."""
    found: dict[str, Template] = {}
    for path in sorted(FOLDER.glob("T*.toml")):
        template, faults = read_template(tomllib.loads(path.read_text(encoding="utf-8")))
        assert not faults, f"{path.name}: {[fault.sentence.plain() for fault in faults]}"
        assert template.code == path.stem, path.name
        found[template.code] = template
    return found


def shipped_template(code: str) -> Template:
    """Return what ships under a code."""
    template = shipped().get(code)
    if template is None:
        raise NotFound("papers.no_template", N_("There is no template {code}."), code=code[:10])
    return template


def template_of(row: TemplateVersion) -> Template:
    """Return a version as a value."""
    data = {
        "code": row.code, "name": row.name, "title": row.title, "layout": row.layout, "landscape": row.landscape,
        "flows": row.flows, "fields": row.fields, "blocks": row.blocks,
    }  # fmt: skip
    return read_template(data)[0]


def current_template(code: str, scope_path: str) -> Current:
    """Return the template that holds at a place: its own latest version, the nearest one above, or what ships."""
    own = shipped_template(code)
    latest: dict[str, TemplateVersion] = {}
    paths = [*ancestors(scope_path), scope_path] if scope_path else []
    for row in TemplateVersion.objects.filter(code=code, scope_path__in=paths).order_by("version"):
        latest[row.scope_path] = row
    for path in sorted(latest, key=len, reverse=True):
        row = latest[path]
        if not row.returned:
            return Current(template_of(row), path, row.version, row)
    return Current(own, "", 0, None)


def own_versions(actor: Actor, code: str, scope_path: str) -> list[TemplateVersion]:
    """Return what one organisation made of a template, the latest first."""
    require(actor, READ, scope_path)
    rows = TemplateVersion.objects.filter(code=code, scope_path=scope_path).select_related("made_by")
    return list(rows.order_by("-version"))


def last_version(code: str, scope_path: str) -> int:
    """Return the number of an organisation's latest version, 0 when it has none; for actions."""
    found = TemplateVersion.objects.filter(code=code, scope_path=scope_path).order_by("-version").first()
    return found.version if found else 0


def shipped_row(template: Template) -> TemplateVersion | None:
    """Return the row of exactly this shipped template."""
    rows = TemplateVersion.objects.filter(code=template.code, scope_path="", digest=template.digest)
    return rows.order_by("-version").first()


def current_templates(actor: Actor, organisation_code: str) -> list[Current]:
    """Return the templates that hold at an organisation, by code, in two queries."""
    require(actor, READ)
    place = organisation(actor, organisation_code, READ)
    paths = [*ancestors(place.path), place.path]
    latest: dict[tuple[str, str], TemplateVersion] = {}
    for row in TemplateVersion.objects.filter(scope_path__in=paths).order_by("version"):
        latest[row.code, row.scope_path] = row
    found = []
    for code, template in shipped().items():
        held = [latest[code, path] for path in reversed(paths) if (code, path) in latest]
        nearest = next((row for row in held if not row.returned), None)
        found.append(
            Current(template_of(nearest), nearest.scope_path, nearest.version, nearest)
            if nearest
            else Current(template, "", 0, None)
        )
    return found


def faults_for_run(code: str, scope_path: str, available: Iterable[str]) -> list[Fault]:
    """Return the fields of the template at a place that a run (its facts by name) does not have."""
    return run_faults(current_template(code, scope_path).template, available)


def organisation_at(scope_path: str) -> Organisation:
    """Return the organisation at a path; for actions that have checked their reach."""
    found: Organisation | None = Organisation.objects.filter(path=scope_path).first()
    if found is None:
        raise NotFound("papers.no_place", N_("There is no organisation at this place."))
    return found
