"""What is expected of the pages of papers and public notices."""

from stories.expectations.kinds import Expected

# No paper, notice or objection bears these ids: what exists and what does not look the same to whoever asks.
_PAPER = {"paper_id": "person_id"}
_NOTICE = {"notice_id": "person_id"}
_ENTRY = {"notice_id": "person_id", "position": "person_id"}
_OBJECTION = {"objection_id": "person_id"}
_TEMPLATE = {"code": "uscc"}
_TOKEN = {"token": "uscc"}
_LIST = "302 403 200 200 200 403 200"
_SENT = "403 403 200 200 200 403 200"
_NOBODYS = "302 404 404 404 404 404 404"

EXPECTED = {
    "papers:papers": Expected(get=_LIST, post=_SENT, queries=("state=draft", "sort=-title", "q={code}")),
    "papers:templates": Expected(get=_LIST, post=_SENT, queries=("in={code}",)),
    "papers:template": Expected(
        get="302 403 404 404 404 403 404", post="403 403 404 404 404 403 404", kwargs=_TEMPLATE
    ),
    "papers:restore_template": Expected(post="404 404 404 404 404 404 404", kwargs=_TEMPLATE),
    "papers:fill": Expected(get=_NOBODYS, post="404 404 404 404 404 404 404", kwargs=_TEMPLATE),
    "papers:word": Expected(get="302 403 200 200 200 403 403", post="403 403 422 422 422 403 403"),
    **{
        f"papers:{name}": Expected(get=_NOBODYS, post="404 404 404 404 404 404 404", kwargs=_PAPER)
        for name in ("paper", "change", "pdf")
    },
    **{f"papers:{name}": Expected(post="403 403 404 404 404 403 403", kwargs=_PAPER) for name in ("file", "discard")},
    "papers:withdraw": Expected(post="403 403 404 404 404 403 403", kwargs=_PAPER, body={"reason": "x"}),
    "papers:verify": Expected(get="404 404 404 404 404 404 404", post="404 404 404 404 404 404 404", kwargs=_TOKEN),
    "papers:notices": Expected(get=_LIST, post=_SENT, queries=("state=published", "sort=-ends_on")),
    "papers:publish_notice": Expected(get="302 403 200 200 200 403 403", post="403 403 422 422 422 403 403"),
    **{
        f"papers:{name}": Expected(get=_NOBODYS, post="404 404 404 404 404 404 404", kwargs=_NOTICE)
        for name in ("notice", "receive_objection", "wall_sheet")
    },
    "papers:change_entry": Expected(get=_NOBODYS, post="404 404 404 404 404 404 404", kwargs=_ENTRY),
    "papers:close_notice": Expected(post="403 403 404 404 404 403 403", kwargs=_NOTICE),
    "papers:withdraw_notice": Expected(post="403 403 404 404 404 403 403", kwargs=_NOTICE, body={"reason": "x"}),
    "papers:decide_objection": Expected(get=_NOBODYS, post="404 404 404 404 404 404 404", kwargs=_OBJECTION),
    "papers:reveal_objector": Expected(post="403 403 404 404 404 403 403", kwargs=_OBJECTION, body={"reason": "x"}),
    "papers:public_notice": Expected(
        get="404 404 404 404 404 404 404", post="404 404 404 404 404 404 404", kwargs=_TOKEN
    ),
}
