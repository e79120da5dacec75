"""Office pages of columns: the list, one post, writing, publishing, withdrawing."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from unionhall.base import clock
from unionhall.base.authority import may, require
from unionhall.base.http import ActorRequest
from unionhall.base.lists.columns import BADGE, DAY, NUMBER, YES_NO, Column
from unionhall.base.lists.filters import ChoiceFilter, LinkFilter, PeriodFilter
from unionhall.base.lists.page import Empty, ListPage, register
from unionhall.base.lists.views import show
from unionhall.desk.actions.attach_to_post import attach_to_post
from unionhall.desk.actions.drop_from_post import drop_from_post
from unionhall.desk.actions.pin_post import pin_post
from unionhall.desk.actions.publish_post import publish_post
from unionhall.desk.actions.revise_post import revise_post
from unionhall.desk.actions.withdraw_post import withdraw_post
from unionhall.desk.actions.write_post import write_post
from unionhall.desk.forms.columns import NewPostForm, RevisedPostForm
from unionhall.desk.forms.days import read_version
from unionhall.desk.forms.files import chosen_file
from unionhall.desk.queries.columns import files_of_post, is_head, opened, post_by_id, post_rows
from unionhall.desk.rules.column_kinds import DRAFT, POST_KINDS, POST_STATES, PUBLISHED
from unionhall.desk.rules.grants import PUBLISH_COLUMN, READ_COLUMN, WRITE_COLUMN
from unionhall.desk.views.answering import answer
from unionhall.kernel.text import N_
from unionhall.registry.queries.listed import under
from unionhall.registry.views.choices import reach
from unionhall.registry.views.organisations import record_url
from unionhall.ui.notices import tell

TONES = {PUBLISHED: "ok", DRAFT: "info"}


def post_url(post_id: int) -> str:
    """Return the address of a post's office page."""
    return reverse("desk:post", args=[post_id])


POSTS = register(
    ListPage(
        code="desk.posts",
        title=N_("Station columns"),
        grant=READ_COLUMN,
        url_name="desk:posts",
        rows=post_rows,
        columns=(
            Column("title", N_("Title"), lambda row: row.title, fixed=True, link=lambda row: post_url(row.pk)),
            Column("kind", N_("Kind of post"), lambda row: row.kind, words=POST_KINDS, sort="kind"),
            Column("organisation", N_("Whose column"), lambda row: row.organisation.name),
            Column(
                "state",
                N_("State"),
                lambda row: row.state,
                BADGE,
                words=POST_STATES,
                sort="state",
                tone=lambda row: TONES.get(row.state, "neutral"),
            ),
            Column(
                "published_on",
                N_("Published on"),
                lambda row: row.published_on,
                DAY,
                sort="published_on",
                nullable=True,
            ),
            Column("valid_until", N_("Last day"), lambda row: row.valid_until, DAY, sort="valid_until", nullable=True),
            Column("opened", N_("Times opened"), lambda row: row.opened or 0, NUMBER),
            Column("pinned", N_("Pinned"), lambda row: row.pinned, YES_NO, shown=False),
            Column("number", N_("Number"), lambda row: row.pk, NUMBER, sort="pk", shown=False),
        ),
        sort="-number",
        filters=(
            LinkFilter("under", N_("On the ground of"), lambda actor, code, _today: under(actor, code)),
            ChoiceFilter("state", N_("State"), POST_STATES),
            ChoiceFilter("kind", N_("Kind of post"), POST_KINDS),
            PeriodFilter("published", N_("Published on"), "published_on"),
        ),
        search_hint=N_("Title or organisation; pinyin and initials too"),
        empty=Empty(
            N_("Nothing was written for a column here yet."), N_("Write a post"), "desk:write_post", WRITE_COLUMN
        ),
    )
)


def posts_list(request: ActorRequest) -> HttpResponse:
    """List the posts within reach."""
    more: dict[str, Any] = {}
    if may(request.actor, WRITE_COLUMN):
        more["primary"] = {"url": reverse("desk:write_post"), "text": gettext("Write a post")}
    return show(request, POSTS, more=more)


def _crumbs(post: Any = None) -> list[tuple[str, str]]:
    crumbs = [(gettext("Station columns"), reverse("desk:posts"))]
    return [*crumbs, (post.title, post_url(post.pk))] if post else crumbs


@login_required
def write(request: ActorRequest) -> HttpResponse:
    """Write a draft."""
    require(request.actor, WRITE_COLUMN)

    def act(form: Any) -> str:
        values = dict(form.cleaned_data)
        code = values.pop("organisation")
        post_id = write_post(actor=request.actor, organisation_code=code, now=clock.now(), **values)
        tell(request, gettext("The draft is kept. A colleague or the head publishes it."))
        return post_url(post_id)

    choices = reach(request.actor, clock.today(), grant=WRITE_COLUMN)
    return answer(
        request,
        NewPostForm,
        act,
        heading=gettext("Write a post"),
        button=gettext("Keep the draft"),
        cancel_url=reverse("desk:posts"),
        crumbs=_crumbs(),
        initial={"organisation": request.GET.get("in", "")[:40]},
        options={"reach": choices},
    )


@login_required
def revise(request: ActorRequest, post_id: int) -> HttpResponse:
    """Change a draft."""
    require(request.actor, WRITE_COLUMN)
    post = post_by_id(request.actor, post_id, WRITE_COLUMN)

    def act(form: Any) -> str:
        revise_post(actor=request.actor, post_id=post_id, now=clock.now(), **form.cleaned_data)
        tell(request, gettext("The change is kept."))
        return post_url(post_id)

    names = ("version", "kind", "title", "body", "valid_until")
    return answer(
        request,
        RevisedPostForm,
        act,
        heading=gettext("Change the draft"),
        button=gettext("Keep the change"),
        cancel_url=post_url(post_id),
        crumbs=_crumbs(post),
        initial={name: getattr(post, name) for name in names},
    )


@login_required
@require_safe
def post_record(request: ActorRequest, post_id: int) -> HttpResponse:
    """Show one post with what can be done to it."""
    actor = request.actor
    require(actor, READ_COLUMN)
    post = post_by_id(actor, post_id)
    writes, publishes = may(actor, WRITE_COLUMN, post.scope_path), may(actor, PUBLISH_COLUMN, post.scope_path)
    own = post.written_by_id == actor.account_id and not is_head(actor, post.organisation_id, clock.today())
    facts: list[tuple[str, ...]] = [
        (gettext("Kind of post"), gettext(POST_KINDS[post.kind])),
        (gettext("Whose column"), post.organisation.name, record_url(post.organisation.code)),
        (gettext("Written by"), str(post.written_by or gettext("the system"))),
    ]
    if post.published_by:
        facts.append((gettext("Published by"), str(post.published_by)))
    if post.state == PUBLISHED:
        facts.append((gettext("Times opened"), str(opened(post))))
    context = {
        "post": post,
        "name": post.title,
        "state_kind": TONES.get(post.state, "neutral"),
        "state_text": gettext(POST_STATES[post.state]),
        "facts": facts,
        "files": files_of_post(post),
        "may_write": writes and post.state == DRAFT,
        "may_publish": publishes and post.state == DRAFT and not own,
        "own_draft": publishes and post.state == DRAFT and own,
        "may_withdraw": publishes and post.state in {DRAFT, PUBLISHED},
        "may_pin": publishes and post.state == PUBLISHED,
    }
    return render(request, "desk/post.html", context)


@login_required
@require_POST
def publish(request: ActorRequest, post_id: int) -> HttpResponse:
    """Show a draft to readers."""
    version = read_version(request.POST.get("version", ""))
    publish_post(actor=request.actor, post_id=post_id, version=version, now=clock.now())
    tell(request, gettext("Everybody can read it now."))
    return redirect(post_url(post_id))


@login_required
@require_POST
def withdraw(request: ActorRequest, post_id: int) -> HttpResponse:
    """Take a post away from readers."""
    version, reason = read_version(request.POST.get("version", "")), request.POST.get("reason", "")
    withdraw_post(actor=request.actor, post_id=post_id, version=version, reason=reason, now=clock.now())
    tell(request, gettext("Nobody reads it any more; it stays on record."))
    return redirect(post_url(post_id))


@login_required
@require_POST
def pin(request: ActorRequest, post_id: int) -> HttpResponse:
    """Keep a post at the top, or no longer."""
    pin_post(actor=request.actor, post_id=post_id, pinned=request.POST.get("pinned") == "yes", now=clock.now())
    tell(request, gettext("The change is kept."))
    return redirect(post_url(post_id))


@login_required
@require_POST
def attach(request: ActorRequest, post_id: int) -> HttpResponse:
    """Attach a file to a draft."""
    require(request.actor, WRITE_COLUMN)
    name, content = chosen_file(request)
    attach_to_post(actor=request.actor, post_id=post_id, name=name, content=content, now=clock.now())
    tell(request, gettext("The file is attached."))
    return redirect(post_url(post_id))


@login_required
@require_POST
def drop(request: ActorRequest, post_id: int, file_id: int) -> HttpResponse:
    """Take a file off a draft."""
    drop_from_post(actor=request.actor, post_id=post_id, file_id=file_id, now=clock.now())
    tell(request, gettext("The file is taken off."))
    return redirect(post_url(post_id))
