"""Forms that describe a receiving system: its columns, code lists, return file and source."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from unionhall.base import clock
from unionhall.base.authority import require
from unionhall.base.flows import Flow, Setting, Step, run_flow
from unionhall.base.http import ActorRequest
from unionhall.kernel.text import N_
from unionhall.registry.actions.describe_feed import describe_feed
from unionhall.registry.forms.feeds import FeedAnswers, FeedCodes, FeedColumns, FeedNames, FeedSource, words_in
from unionhall.registry.queries.feed_waiting import keeper_for, was_used
from unionhall.registry.queries.feeds import description, feed_system
from unionhall.registry.rules.feed import FIELDS, FeedDescription
from unionhall.registry.rules.feed_lines import (
    FIELD_WORDS,
    FORM_WORDS,
    MUST,
    codes_text,
    columns_text,
    read_codes,
    read_columns,
)
from unionhall.registry.rules.feed_words import MEMBERS
from unionhall.registry.views.choices import reach
from unionhall.registry.views.feed_runs import system_url
from unionhall.ui.notices import tell

GRANT = "registry.feed_upward"
COLUMNS_STEP = "2"
DESCRIBE = Flow(
    code="registry.describe_feed",
    grant=GRANT,
    heading=N_("Describe a receiving system"),
    button=N_("Keep the description"),
    steps=(
        Step(N_("Which system"), FeedNames),
        Step(N_("Its columns"), FeedColumns),
        Step(N_("Its code lists"), FeedCodes),
        Step(N_("Its return file"), FeedAnswers),
        Step(N_("Where this comes from"), FeedSource),
    ),
)
CHANGE = Flow(
    code="registry.change_feed",
    grant=GRANT,
    heading=N_("Change the description"),
    button=N_("Keep the new description"),
    steps=(
        Step(N_("Its columns"), FeedColumns),
        Step(N_("Its code lists"), FeedCodes),
        Step(N_("Its return file"), FeedAnswers),
        Step(N_("Where this comes from"), FeedSource),
    ),
)


def describe(request: ActorRequest) -> HttpResponse:
    """Describe a receiving system that is not on the page yet."""
    actor, today = request.actor, clock.today()
    require(actor, GRANT)
    keeper = keeper_for(actor)

    def act(values: dict[str, Any]) -> str:
        feed = _described(values, values["code"], values["name"], values["subject"], values["file_format"])
        pk = describe_feed(
            actor=actor, owner_code=values["owner_organisation"], feed=feed, from_on=values["from_on"], now=clock.now()
        )
        tell(request, gettext("{name} is described.").format(name=feed.name))
        return system_url(pk)

    setting = Setting(
        subject="",
        cancel_url=reverse("registry:feeds"),
        act=act,
        foresee=_foreseen,
        initial={"owner_organisation": keeper.code if keeper else "", "from_on": today},
        options={"reach": reach(actor, today, grant=GRANT)},
        crumbs=[(gettext("Systems above"), reverse("registry:feeds"))],
        lead=_words(tuple(FIELD_WORDS)) if request.GET.get("step") == COLUMNS_STEP else "",
    )
    return run_flow(request, DESCRIBE, setting)


def change(request: ActorRequest, system_id: int) -> HttpResponse:
    """Give a receiving system other columns, code lists or answers from a day."""
    actor, today = request.actor, clock.today()
    system = feed_system(actor, system_id)
    feed = description(system)
    earliest = system.from_on + timedelta(days=1) if was_used(system) else system.from_on

    def act(values: dict[str, Any]) -> str:
        changed = _described(values, system.code, system.name, system.subject, system.file_format)
        pk = describe_feed(
            actor=actor, owner_code=system.owner.code, feed=changed, from_on=values["from_on"], now=clock.now()
        )
        tell(request, gettext("{name} has new columns.").format(name=system.name))
        return system_url(pk)

    setting = Setting(
        subject=str(system.pk),
        cancel_url=system_url(system.pk),
        act=act,
        foresee=lambda values: [
            *_foreseen(values),
            gettext("Records that look different in the new form are sent again with the next file."),
        ],
        initial={
            "columns": columns_text(feed.columns, gettext),
            "codes": codes_text(feed.codes),
            "return_key": feed.return_key,
            "return_verdict": feed.return_verdict,
            "return_reason": feed.return_reason,
            "accepted_words": ", ".join(feed.accepted_words),
            "source": feed.source,
            "verified": feed.verified,
            "from_on": max(today, earliest),
        },
        options={"reach": reach(actor, today, grant=GRANT)},
        crumbs=[(gettext("Systems above"), reverse("registry:feeds")), (system.name, system_url(system.pk))],
        heading=gettext("Change the description: {name}").format(name=system.name),
        lead=_words(FIELDS[system.subject]) if request.GET.get("step", "1") == "1" else "",
    )
    return run_flow(request, CHANGE, setting)


def _described(values: dict[str, Any], code: str, name: str, subject: str, file_format: str) -> FeedDescription:
    return FeedDescription(
        code=code,
        name=name,
        subject=subject or MEMBERS,
        file_format=file_format,
        source=values["source"],
        columns=read_columns(values["columns"], gettext),
        codes=read_codes(values["codes"]),
        return_key=values["return_key"],
        return_verdict=values["return_verdict"],
        return_reason=values["return_reason"],
        accepted_words=words_in(values["accepted_words"]),
        verified=values["verified"],
    )


def _words(fields: tuple[str, ...]) -> str:
    """Say which words the columns may be described with."""
    return gettext("What of ours: {fields}. How it is written: {forms}. A needed column: {must}.").format(
        fields=" · ".join(gettext(FIELD_WORDS[name]) for name in fields),
        forms=" · ".join(gettext(words) for words in FORM_WORDS.values()),
        must=gettext(MUST),
    )


def _foreseen(values: dict[str, Any]) -> list[str]:
    columns, codes = len(read_columns(values["columns"], gettext)), len(read_codes(values["codes"]))
    day = date_format(values["from_on"], "DATE_FORMAT")
    lines = [
        ngettext("From {day} its file has {count} column.", "From {day} its file has {count} columns.", columns).format(
            day=day, count=columns
        )
    ]
    if codes:
        lines.append(
            ngettext(
                "{count} code of ours is written as theirs.", "{count} codes of ours are written as theirs.", codes
            ).format(count=codes)
        )
    if not values["verified"]:
        lines.append(gettext("It keeps the mark “not confirmed” until the receiving office has confirmed the columns."))
    return lines
