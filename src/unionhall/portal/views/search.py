"""Search across modules: what the reader may see, by name, pinyin or initials; pages of the shell too."""

from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import pgettext

from unionhall.base import clock
from unionhall.base.authority import require
from unionhall.base.http import ActorRequest
from unionhall.base.lists.page import registered
from unionhall.base.lists.state import is_sensitive
from unionhall.base.parts import Hit, parts_of
from unionhall.base.pinyin import fold, name_index
from unionhall.portal.views.home import layout_of
from unionhall.ui import navigation

LONGEST = 60


@login_required
def search(request: ActorRequest) -> HttpResponse:
    """Answer a search; a whole identity number or phone is only taken by POST and leads straight to its owner."""
    actor = request.actor
    require(actor, "base.own_account")
    posted = request.method == "POST"
    words = " ".join((request.POST if posted else request.GET).get("q", "").replace("\0", "").split())[:LONGEST]
    sensitive = is_sensitive(words)
    if posted:
        page = registered("registry.members")
        found = page.find(actor, words) if sensitive and page is not None and page.find is not None else None
        if found:
            return HttpResponseRedirect(found)
        if not sensitive:
            return HttpResponseRedirect(f"{reverse('portal:search')}?{urlencode({'q': words})}")
    hits: list[Hit] = []
    if words and not sensitive:
        hits = [row for part in parts_of("search", actor, clock.now(), words) for row in part.rows]
        hits += _pages(request, words)
    context = {
        "layout": layout_of(actor),
        "words": "" if sensitive else words,
        "sensitive": sensitive,
        "posted": posted,
        "groups": [(kind, list(rows)) for kind, rows in groupby(hits, key=lambda row: row.kind)],
        "count": len(hits),
    }
    return render(request, "portal/search.html", context)


def _pages(request: ActorRequest, words: str) -> list[Hit]:
    """Return the pages of the rail whose title, or its pinyin, holds the words."""
    folded = fold(words)
    links = [link for section in navigation.sections(request) for link in section.links]
    found = [link for link in (*links, *navigation.my_links(request)) if folded and folded in name_index(link.title)]
    return [Hit(pgettext("search", "Pages"), link.title, "", link.url) for link in found]
