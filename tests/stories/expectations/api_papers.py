"""What is expected of the API of papers and public notices."""

from stories.expectations.kinds import Expected

API = "/api/v1/papers"
_DRAFT = {"paper_id": "draft_paper_id"}
_TEMPLATE = {"code": "T02"}
_LIST = "401 401 200 200 200 403 200"
_ONE = "401 401 200 200 200 404 200"
_REFUSED = "401 401 422 422 422 403 403"
_DONE = "401 401 200 200 200 403 403"

EXPECTED = {
    f"GET {API}/templates": Expected(get="401 401 200 200 200 403 200", queries=("organisation_code={code}",)),
    f"GET {API}/templates/{{code}}": Expected(get="401 401 200 200 200 403 200", kwargs=_TEMPLATE),
    f"POST {API}/templates/{{code}}": Expected(
        post=_REFUSED, kwargs=_TEMPLATE, body={"organisation_code": "{code}", "title": "x", "blocks": [], "based_on": 0}
    ),
    f"POST {API}/templates/{{code}}/restore": Expected(
        post=_REFUSED, kwargs=_TEMPLATE, body={"organisation_code": "{code}"}
    ),
    f"GET {API}/papers": Expected(get="401 401 200 200 200 200 200", queries=("subject=run:1", "limit=200")),
    f"POST {API}/papers": Expected(
        post="401 401 422 422 422 403 403",
        body={"template": "T02", "organisation_code": "{code}", "values": {}},
    ),
    f"POST {API}/word": Expected(
        post="401 401 200 200 200 403 403", body={"organisation_code": "{code}", "word": "工"}
    ),
    f"GET {API}/papers/{{paper_id}}": Expected(get=_ONE),
    f"POST {API}/papers/{{paper_id}}/change": Expected(post=_REFUSED, kwargs=_DRAFT, body={"values": {}, "version": 1}),
    f"POST {API}/papers/{{paper_id}}/file": Expected(post=_DONE, kwargs=_DRAFT),
    f"POST {API}/papers/{{paper_id}}/withdraw": Expected(post=_DONE, body={"reason": "x"}),
    f"POST {API}/papers/{{paper_id}}/discard": Expected(post=_DONE, kwargs=_DRAFT),
    f"GET {API}/notices": Expected(get="401 401 200 200 200 200 200", queries=("subject=run:1", "limit=200")),
    f"POST {API}/notices": Expected(
        post="401 401 422 422 422 403 403",
        body={
            "organisation_code": "{code}",
            "title": "公示",
            "body": "x",
            "roster": [{"name": "甲"}],
            "start_on": "2020-01-06",
            "working_days": 5,
            "contact": "x",
        },
    ),
    f"GET {API}/notices/{{notice_id}}": Expected(get=_ONE),
    f"POST {API}/notices/{{notice_id}}/entries/{{position}}": Expected(
        post="401 401 200 200 200 403 403", kwargs={"position": "1"}, body={"shown": {"name": "甲"}, "reason": "x"}
    ),
    f"POST {API}/notices/{{notice_id}}/objections": Expected(
        post="401 401 201 201 201 403 403", body={"channel": "phone", "text": "x"}
    ),
    f"POST {API}/objections/{{objection_id}}/decide": Expected(post=_DONE, body={"finding": "upheld", "reply": "x"}),
    f"POST {API}/objections/{{objection_id}}/reveal": Expected(post=_DONE, body={"reason": "x"}),
    f"POST {API}/notices/{{notice_id}}/close": Expected(post=_REFUSED),
    f"POST {API}/notices/{{notice_id}}/withdraw": Expected(post=_DONE, body={"reason": "x"}),
}
