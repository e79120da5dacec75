"""What is expected of the pages of papers and public notices."""

from stories.expectations.kinds import Expected

_DRAFT = {"paper_id": "draft_paper_id"}
_ENTRY = {"position": "1"}
_TEMPLATE = {"code": "T02"}
_LIST = "302 403 200 200 200 403 200"
_SENT = "403 403 200 200 200 403 200"
_ONE = "302 404 200 200 200 404 200"
_ONE_SENT = "404 404 200 200 200 404 200"
_FORM = "302 404 200 200 200 404 404"
_DONE = "403 403 302 302 302 403 403"
_KEPT = "404 404 302 302 302 404 404"
_REFUSED = "404 404 422 422 422 404 404"
_TOKEN = {"token": "notice_token"}
_ALL, _ALL_REFUSED = "200 200 200 200 200 200 200", "422 422 422 422 422 422 422"

EXPECTED = {
    "papers:papers": Expected(get=_LIST, post=_SENT, queries=("state=draft", "sort=-title", "q={code}")),
    "papers:templates": Expected(get=_LIST, post=_SENT, queries=("in={code}",)),
    "papers:template": Expected(
        get=_LIST, post="403 403 422 422 422 403 404", kwargs=_TEMPLATE, queries=("in={code}",)
    ),
    "papers:restore_template": Expected(post="404 404 422 422 422 404 404", kwargs=_TEMPLATE, body={"in": "{code}"}),
    "papers:fill": Expected(get=_FORM, post=_REFUSED, kwargs=_TEMPLATE, queries=("in={code}",)),
    "papers:word": Expected(get="302 403 200 200 200 403 403", post="403 403 422 422 422 403 403"),
    "papers:paper": Expected(get=_ONE, post=_ONE_SENT),
    "papers:pdf": Expected(get=_ONE, post=_ONE_SENT, kwargs=_DRAFT),
    "papers:change": Expected(get=_FORM, post=_REFUSED, kwargs=_DRAFT),
    "papers:file": Expected(post=_DONE, kwargs=_DRAFT),
    "papers:discard": Expected(post=_DONE, kwargs=_DRAFT),
    "papers:withdraw": Expected(post=_DONE, body={"reason": "x"}),
    "papers:verify": Expected(get=_ALL, post=_ALL, kwargs={"token": "paper_token"}, by_address=True),
    "papers:notices": Expected(get=_LIST, post=_SENT, queries=("state=published", "sort=-ends_on")),
    "papers:publish_notice": Expected(get="302 403 200 200 200 403 403", post="403 403 422 422 422 403 403"),
    "papers:notice": Expected(get=_ONE, post=_ONE_SENT),
    "papers:wall_sheet": Expected(get=_ONE, post=_ONE_SENT),
    "papers:receive_objection": Expected(get=_FORM, post=_REFUSED, body={"channel": "phone", "text": "x"}),
    "papers:change_entry": Expected(get=_FORM, post=_REFUSED, kwargs=_ENTRY),
    "papers:close_notice": Expected(post="403 403 422 422 422 403 403"),
    "papers:withdraw_notice": Expected(post=_DONE, body={"reason": "x"}),
    "papers:decide_objection": Expected(get=_FORM, post=_KEPT, body={"finding": "upheld", "reply": "x"}),
    "papers:reveal_objector": Expected(post="403 403 200 200 200 403 403", body={"reason": "x"}),
    "papers:public_notice": Expected(get=_ALL, post=_ALL_REFUSED, kwargs=_TOKEN, body={"text": ""}, by_address=True),
    "papers:sent_objection": Expected(get=_ALL, kwargs={**_TOKEN, "key": "objection_key"}, by_address=True),
}
