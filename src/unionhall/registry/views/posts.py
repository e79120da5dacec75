"""Office pages of posts: the list, filling one, ending one."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from unionhall.base import clock
from unionhall.base.authority import may
from unionhall.base.flows import Flow, Setting, Step, run_flow
from unionhall.base.http import ActorRequest
from unionhall.base.lists.columns import DAY, YES_NO, Column
from unionhall.base.lists.filters import ChoiceFilter, LinkFilter, PeriodFilter, YesNoFilter
from unionhall.base.lists.page import Empty, ListPage, register
from unionhall.base.lists.views import show
from unionhall.base.rules.roles import TITLES
from unionhall.kernel.text import N_
from unionhall.registry.actions.end_post import end_post
from unionhall.registry.actions.fill_post import fill_post
from unionhall.registry.forms.posts import EndPost, FillPost
from unionhall.registry.queries.listed import MEMBERS, people_named, post_rows, running_on, under
from unionhall.registry.queries.organisations import organisation
from unionhall.registry.queries.posts import post as post_by_id
from unionhall.registry.rules.kinds import POSTS
from unionhall.registry.rules.posts import role_of
from unionhall.registry.views.choices import reach
from unionhall.registry.views.members import person_url
from unionhall.registry.views.organisations import record_url
from unionhall.ui.notices import tell

FILL_GRANT = "registry.fill_post"
POST_LIST = register(
    ListPage(
        code="registry.posts",
        title=N_("Posts"),
        grant=MEMBERS,
        url_name="registry:posts",
        rows=post_rows,
        columns=(
            Column(
                "name",
                N_("Who"),
                lambda row: row.person.name,
                fixed=True,
                sort="person__name",
                link=lambda row: person_url(row.person_id),
            ),
            Column("post", N_("Post"), lambda row: row.post, words=POSTS, sort="post"),
            Column(
                "organisation",
                N_("In"),
                lambda row: row.organisation.name,
                sort="scope_path",
                link=lambda row: record_url(row.organisation.code),
            ),
            Column("from_on", N_("From"), lambda row: row.from_on, DAY, sort="from_on"),
            Column("to_on", N_("To"), lambda row: row.to_on, DAY, sort="to_on", nullable=True),
            Column("full_time", N_("Full-time"), lambda row: row.full_time, YES_NO),
            Column("ended_reason", N_("Why it ended"), lambda row: row.ended_reason, shown=False),
        ),
        sort="organisation",
        filters=(
            LinkFilter("under", N_("In"), lambda actor, code, _today: under(actor, code)),
            YesNoFilter("running", N_("Term"), N_("Running terms"), N_("Ended or coming terms"), running_on),
            ChoiceFilter("post", N_("Post"), POSTS),
            PeriodFilter("ends", N_("Term ends"), "to_on"),
        ),
        search=("person__name_index", "organisation__name_index"),
        search_hint=N_("Person or organisation, also by pinyin"),
        label=lambda row: row.person.name,
        empty=Empty(
            N_("No post is filled here yet. Begin with the chair of your committee."),
            N_("Fill a post"),
            "registry:fill_post",
            FILL_GRANT,
        ),
    )
)
FILL = Flow(
    code="registry.fill_post",
    grant=FILL_GRANT,
    heading=N_("Fill a post"),
    button=N_("Fill the post"),
    steps=(Step(N_("Who, where and for how long"), FillPost),),
)
END = Flow(
    code="registry.end_post",
    grant=FILL_GRANT,
    heading=N_("End a term"),
    button=N_("End the term"),
    steps=(Step(N_("When and why"), EndPost),),
)


def posts_list(request: ActorRequest) -> HttpResponse:
    """List the posts within reach."""
    more: dict[str, Any] = {}
    if may(request.actor, FILL_GRANT):
        more["primary"] = {"url": reverse("registry:fill_post"), "text": gettext("Fill a post")}
    return show(request, POST_LIST, more=more)


def fill(request: ActorRequest) -> HttpResponse:
    """Put a person into a post for a term."""
    actor, today = request.actor, clock.today()
    code = request.GET.get("in", "")[:40]
    place = organisation(actor, code, FILL_GRANT) if code else None

    def act(values: dict[str, Any]) -> str:
        fill_post(
            actor=actor,
            person_id=int(values["person"]),
            organisation_code=values["union_organisation"],
            post=values["post"],
            from_on=values["from_on"],
            to_on=values["to_on"],
            full_time=values["full_time"],
            with_role=values.get("with_role", False),
            now=clock.now(),
        )
        tell(request, gettext("The post is filled."))
        return record_url(values["union_organisation"])

    def foresee(values: dict[str, Any]) -> list[str]:
        where = organisation(actor, values["union_organisation"], FILL_GRANT)
        who = next(iter(people_named(actor, values["person"])), ("", values["person"]))[1]
        last = date_format(values["to_on"], "DATE_FORMAT") if values["to_on"] else gettext("without a set end")
        words = gettext("{who} is {post} in {where} from {first} to {last}.")
        title = POSTS[values["post"]]
        lines = [
            words.format(
                who=who,
                post=gettext(title),
                where=where.name,
                first=date_format(values["from_on"], "DATE_FORMAT"),
                last=last,
            )
        ]
        if values.get("with_role"):
            lines.append(_role_foreseen(where.kind, values["post"]))
        return lines

    setting = Setting(
        subject=code,
        cancel_url=record_url(code) if code else reverse("registry:posts"),
        act=act,
        foresee=foresee,
        initial={"union_organisation": code, "person": request.GET.get("person", "")[:12], "from_on": today},
        options={
            "reach": reach(actor, today, grant=FILL_GRANT, extra={"may_grant": may(actor, "base.grant_role")}),
        },
        crumbs=[(place.name, record_url(code))] if place else [(gettext("Posts"), reverse("registry:posts"))],
    )
    return run_flow(request, FILL, setting)


def _role_foreseen(kind: str, post: str) -> str:
    brings = role_of(kind, post)
    if brings is None:
        return gettext("This post brings no role here. Go back and take the tick away.")
    words = (
        gettext("The linked log-in gets the role {role} over the federation that keeps the station, for the same term.")
        if brings.at_parent
        else gettext("The linked log-in gets the role {role} there, for the same term.")
    )
    return words.format(role=gettext(TITLES[brings.role]))


def end(request: ActorRequest, post_id: int) -> HttpResponse:
    """End somebody's term in a post."""
    actor = request.actor
    held = post_by_id(actor, post_id, FILL_GRANT)

    def act(values: dict[str, Any]) -> str:
        end_post(actor=actor, post_id=post_id, last_on=values["last_on"], reason=values["reason"], now=clock.now())
        tell(request, gettext("The term ends."))
        return person_url(held.person_id)

    def foresee(values: dict[str, Any]) -> list[str]:
        words = gettext(
            "{who} is no longer {post} in {where} after {day}; a role that came with the post ends that night."
        )
        return [
            words.format(
                who=held.person.name,
                post=gettext(POSTS[held.post]),
                where=held.organisation.name,
                day=date_format(values["last_on"], "DATE_FORMAT"),
            )
        ]

    setting = Setting(
        subject=str(post_id),
        cancel_url=person_url(held.person_id),
        act=act,
        foresee=foresee,
        initial={"last_on": clock.today()},
        crumbs=[(gettext("Posts"), reverse("registry:posts")), (held.person.name, person_url(held.person_id))],
        grave=True,
    )
    return run_flow(request, END, setting)
