"""What every page of figures chooses first: the organisation, the day, the cohort."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext

from unionhall.base import clock
from unionhall.base.authority import may
from unionhall.base.http import ActorRequest
from unionhall.indicators.forms import FigureForm
from unionhall.indicators.queries.scopes import READ, Scope, first_scope, scope_line, scope_of_code
from unionhall.indicators.rules.cohorts import EMPLOYERS
from unionhall.indicators.rules.periods import YEARS

Crumb = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a request asks for; ``form`` shows it and says what could not be read."""

    scope: Scope
    as_of: date
    cohort: str
    step: str
    form: FigureForm

    def address(self, name: str, *arguments: str, at: str = "", **changes: str) -> str:
        """Return the address of another page of figures that keeps what was chosen here."""
        query = {"at": at or self.scope.code, "as_of": self.as_of.isoformat(), "cohort": self.cohort, **changes}
        kept = urlencode({key: value for key, value in query.items() if value})
        return f"{reverse(f'indicators:{name}', args=arguments)}?{kept}"

    @property
    def cohort_words(self) -> str:
        return gettext(EMPLOYERS[self.cohort].words)

    @property
    def name(self) -> str:
        return self.scope.name or gettext("All organisations")


def chosen(request: ActorRequest) -> Chosen:
    """Read the choices of a request; outside the actor's scope is not found."""
    today = clock.today()
    code = request.GET.get("at", "")[:40]
    scope = scope_of_code(request.actor, code) if code else first_scope(request.actor)
    form = FigureForm(request.GET, today=today)
    form.is_valid()
    values = form.cleaned_data  # what could not be read is missing here and said under its field
    return Chosen(
        scope=scope,
        as_of=values.get("as_of", today),
        cohort=values.get("cohort", next(iter(EMPLOYERS))),
        step=values.get("step", YEARS),
        form=form,
    )


def crumbs(request: ActorRequest, choice: Chosen) -> list[Crumb]:
    """Return the line of organisations above the chosen one that the reader may open."""
    line = scope_line(request.actor, choice.scope)
    return [(one.name, choice.address("dashboard", at=one.code)) for one in line]


def may_keep(request: ActorRequest, scope: Scope) -> bool:
    """Tell whether the reader may keep this scope's figures."""
    return may(request.actor, "indicators.take_snapshot", scope.path)


def may_read(request: ActorRequest) -> bool:
    """Tell whether the reader may see figures anywhere."""
    return may(request.actor, READ)
