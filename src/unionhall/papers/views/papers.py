"""Office pages of papers: the list, one paper, filling, filing, withdrawing."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from unionhall.base import clock
from unionhall.base.authority import may, require
from unionhall.base.http import ActorRequest
from unionhall.base.lists.columns import BADGE, CODE, DAY, INSTANT, Column
from unionhall.base.lists.filters import ChoiceFilter, PeriodFilter
from unionhall.base.lists.page import Empty, ListPage, register
from unionhall.base.lists.views import show
from unionhall.base.qr import qr_svg
from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_
from unionhall.papers.actions.change_paper import change_paper
from unionhall.papers.actions.discard_paper import discard_paper
from unionhall.papers.actions.file_paper import file_paper
from unionhall.papers.actions.fill_paper import fill_paper
from unionhall.papers.actions.set_paper_word import set_paper_word
from unionhall.papers.actions.withdraw_paper import withdraw_paper
from unionhall.papers.forms.papers import PaperForm, Reason, Word
from unionhall.papers.queries.choosing import place_for
from unionhall.papers.queries.papers import (
    READ,
    draft_values,
    paper,
    paper_rows,
    values_of,
    verify_url,
    word_of,
)
from unionhall.papers.queries.rendering import laid, pdf_of_paper
from unionhall.papers.queries.templates import current_template, template_of
from unionhall.papers.rules.fields import LIST, YES_NO, Field
from unionhall.papers.rules.kinds import DRAFT, FILED, PAPER_STATES, WITHDRAWN
from unionhall.papers.rules.lines import said
from unionhall.papers.rules.templates import Template
from unionhall.ui.notices import tell
from unionhall.ui.words import say
from unionhall.workflow.queries.paper_values import paper_values
from unionhall.workflow.shelf import RunPaper

FILL, FILE, WITHDRAW, SET_WORD = (
    "papers.fill_paper",
    "papers.file_paper",
    "papers.withdraw_paper",
    "papers.set_word",
)
SHOWN_ROWS = 6
TONES = {DRAFT: "info", FILED: "ok", WITHDRAWN: "bad"}


def paper_url(paper_id: int) -> str:
    """Return the address of a paper's page."""
    return reverse("papers:paper", args=[paper_id])


PAPERS = register(
    ListPage(
        code="papers.papers",
        title=N_("Papers"),
        grant=READ,
        url_name="papers:papers",
        rows=paper_rows,
        columns=(
            Column(
                "title",
                N_("Title"),
                lambda row: row.title,
                fixed=True,
                sort="title",
                link=lambda row: paper_url(row.pk),
            ),
            Column("number", N_("Number"), lambda row: row.number, sort="number"),
            Column("code", N_("Template"), lambda row: row.code, CODE, sort="code"),
            Column("organisation", N_("Organisation"), lambda row: row.organisation.name, sort="scope_path"),
            Column(
                "state",
                N_("State"),
                lambda row: row.state,
                BADGE,
                words=PAPER_STATES,
                tone=lambda row: TONES[row.state],
            ),
            Column("issued_on", N_("Issued"), lambda row: row.issued_on, DAY, sort="issued_on", nullable=True),
            Column("changed_at", N_("Last filled"), lambda row: row.changed_at, INSTANT, sort="changed_at"),
            Column("subject", N_("Belongs to"), lambda row: row.subject, CODE, shown=False),
        ),
        sort="-changed_at",
        filters=(ChoiceFilter("state", N_("State"), PAPER_STATES), PeriodFilter("issued", N_("Issued"), "issued_on")),
        search=(),
        search_codes=("number", "code", "subject", "title"),
        search_hint=N_("Beginning of the number, title or template"),
        label=lambda row: row.title,
        empty=Empty(
            N_("No paper is filled here yet. Choose one of the templates."),
            N_("Choose a template"),
            "papers:templates",
            "papers.read_templates",
        ),
    )
)


def papers_list(request: ActorRequest) -> HttpResponse:
    """List the papers within reach."""
    more: dict[str, Any] = {}
    if may(request.actor, FILL):
        more["primary"] = {"url": reverse("papers:templates"), "text": gettext("Fill a paper")}
    return show(request, PAPERS, more=more)


def paper_page(request: ActorRequest, paper_id: int) -> HttpResponse:
    """Show one paper as it reads, with its number, QR and what may be done with it."""
    actor, today = request.actor, clock.today()
    row = paper(actor, paper_id)
    template = template_of(row.template)
    values = draft_values(row, today)
    if row.state != DRAFT:
        issued = row.issued_on.isoformat() if row.issued_on else ""
        values |= {"issuer": row.issuer, "paper_number": row.number, "issued_on": issued}
    at = row.scope_path
    context = {
        "row": row,
        "heading": row.title,
        "state": (TONES[row.state], gettext(PAPER_STATES[row.state])),
        "paper_number": row.number,
        "issued_on": row.issued_on,
        "qr": mark_safe(qr_svg(verify_url(row.token))) if row.token else "",  # noqa: S308 - drawn by our own code
        "verify": reverse("papers:verify", args=[row.token]) if row.token else "",
        "blocks": laid(template, values),
        "matter": matter_url(row.subject),
        "is_draft": row.state == DRAFT,
        "may_fill": row.state == DRAFT and may(actor, FILL, at),
        "may_file": row.state == DRAFT and may(actor, FILE, at),
        "may_withdraw": row.state == FILED and may(actor, WITHDRAW, at),
        "reason": Reason(),
    }
    return render(request, "papers/paper.html", context)


def matter_url(subject: str) -> str:
    """Return the address of the run that a paper belongs to, nothing when it belongs to none."""
    kind, _, number = subject.partition(":")
    fits = kind == "run" and number.isascii() and number.isdigit() and len(number) < 19
    return reverse("workflow:run", args=[int(number)]) if fits else ""


def known_fields(template: Template, known: RunPaper) -> list[Field]:
    """Return the fields that the run fills itself, in the order of the template."""
    return [field for field in template.fields if field.name in known.values]


def shown(field: Field, value: Any) -> str:
    """Say a value that the run brings: a list by its first rows and how many there are."""
    if field.type != LIST:
        return (gettext("yes") if value else gettext("no")) if field.type == YES_NO else said(field, value)
    first = [str(next(iter(row.values()), "")) for row in value[:SHOWN_ROWS]]
    names = "、".join(first) + ("…" if len(value) > SHOWN_ROWS else "")
    return gettext("{count}: {names}").format(count=len(value), names=names)


def fill(request: ActorRequest, code: str) -> HttpResponse:
    """Fill a template at an organisation."""
    place = place_for(request.actor, request.GET.get("in", "")[:40], FILL)
    template = current_template(code, place.path).template
    subject, about = request.GET.get("for", "")[:80], request.GET.get("about", "")[:80]
    known = paper_values(request.actor, subject, code, about=about, today=clock.today())
    asked = [field for field in template.fields if field.name not in known.values]
    form = PaperForm(request.POST if request.method == "POST" else None, declared=asked)
    trouble = ""
    if request.method == "POST" and form.is_valid():
        try:
            made = fill_paper(
                actor=request.actor,
                template=code,
                scope_path=place.path,
                subject=subject,
                values=form.values(),
                about=about,
                now=clock.now(),
            )
        except Refused as refusal:
            trouble = say(refusal.sentence)
        else:
            tell(request, gettext("The draft is kept. Read it, then file it."))
            return HttpResponseRedirect(paper_url(made))
    return _form(
        request,
        form,
        heading=template.name,
        trouble=trouble,
        cancel=matter_url(subject) or reverse("papers:templates"),
        lead=place.name,
        more={
            "known": [(field.title, shown(field, known.values[field.name])) for field in known_fields(template, known)],
            "choices": [(key, words, key == about) for key, words in known.choices],
            "kept_query": {"in": place.code, "for": subject},
        },
    )


def change(request: ActorRequest, paper_id: int) -> HttpResponse:
    """Fill a draft anew."""
    row = paper(request.actor, paper_id, FILL)
    template = template_of(row.template)
    form = PaperForm(request.POST if request.method == "POST" else None, declared=template.fields, kept=values_of(row))
    trouble = ""
    if request.method == "POST" and form.is_valid():
        version = request.POST.get("version", "")
        try:
            change_paper(
                actor=request.actor,
                paper_id=paper_id,
                values=form.values(),
                version=int(version) if version.isascii() and version.isdigit() and len(version) < 9 else 0,
                now=clock.now(),
            )
        except Refused as refusal:
            trouble = say(refusal.sentence)
        else:
            tell(request, gettext("The draft is kept. Read it, then file it."))
            return HttpResponseRedirect(paper_url(paper_id))
    return _form(
        request,
        form,
        heading=template.name,
        trouble=trouble,
        cancel=paper_url(paper_id),
        lead=row.organisation.name,
        version=row.version,
    )


def _form(
    request: ActorRequest,
    form: PaperForm,
    *,
    heading: str,
    trouble: str,
    cancel: str,
    lead: str,
    version: int = 0,
    more: Mapping[str, Any] = MappingProxyType({}),
) -> HttpResponse:
    context = {
        "heading": heading,
        "lead": lead,
        "form": form,
        "trouble": trouble,
        "button": gettext("Keep the draft"),
        "cancel_url": cancel,
        "version": version,
        "crumbs": [(gettext("Papers"), reverse("papers:papers"))],
        **more,
    }
    return render(request, "papers/form.html", context, status=422 if form.is_bound else 200)


@require_POST
def file(request: ActorRequest, paper_id: int) -> HttpResponse:
    """Number, render and lock a draft."""
    file_paper(actor=request.actor, paper_id=paper_id, now=clock.now())
    tell(request, gettext("The paper has its number and is locked."))
    return HttpResponseRedirect(paper_url(paper_id))


@require_POST
def withdraw(request: ActorRequest, paper_id: int) -> HttpResponse:
    """Withdraw a filed paper."""
    withdraw_paper(actor=request.actor, paper_id=paper_id, reason=request.POST.get("reason", ""), now=clock.now())
    tell(request, gettext("The paper is withdrawn; whoever verifies it is told so."))
    return HttpResponseRedirect(paper_url(paper_id))


@require_POST
def discard(request: ActorRequest, paper_id: int) -> HttpResponse:
    """Throw a draft away."""
    discard_paper(actor=request.actor, paper_id=paper_id, now=clock.now())
    tell(request, gettext("The draft is thrown away."))
    return HttpResponseRedirect(reverse("papers:papers"))


def draft_pdf(request: ActorRequest, paper_id: int) -> HttpResponse:
    """Show a draft as PDF, marked as a draft; a filed paper is read from the files."""
    row = paper(request.actor, paper_id)
    if row.pdf_file_id is not None:
        return HttpResponseRedirect(reverse("base:file", args=[row.pdf_file_id]))
    pdf = pdf_of_paper(template_of(row.template), draft_values(row, clock.today()), mark="草　稿")
    return HttpResponse(pdf, content_type="application/pdf")


def word(request: ActorRequest) -> HttpResponse:
    """Set the word of an organisation's paper numbers."""
    require(request.actor, SET_WORD)
    place = place_for(request.actor, request.GET.get("in", "")[:40], SET_WORD)
    form = Word(request.POST if request.method == "POST" else None, initial={"word": word_of(place)})
    if request.method == "POST" and form.is_valid():
        set_paper_word(
            actor=request.actor, organisation_code=place.code, word=form.cleaned_data["word"], now=clock.now()
        )
        tell(request, gettext("The next number begins with this word."))
        return HttpResponseRedirect(reverse("papers:papers"))
    context = {
        "heading": gettext("Word of the paper numbers"),
        "lead": place.name,
        "form": form,
        "button": gettext("Use this word"),
        "cancel_url": reverse("papers:papers"),
        "crumbs": [(gettext("Papers"), reverse("papers:papers"))],
    }
    return render(request, "papers/form.html", context, status=422 if form.is_bound else 200)
