"""What is expected of the API of papers and public notices."""

from stories.expectations.kinds import Expected

API = "/api/v1/papers"
_PAPER = {"paper_id": "person_id"}
_NOTICE = {"notice_id": "person_id"}
_OBJECTION = {"objection_id": "person_id"}
_TEMPLATE = {"code": "code"}
_LIST = "401 401 200 200 200 403 200"
_READ = "401 401 404 404 404 404 404"
_WRITE = "401 401 404 404 404 403 403"

EXPECTED = {
    f"GET {API}/templates": Expected(get="401 401 200 200 200 403 200", queries=("organisation_code={code}",)),
    f"GET {API}/templates/{{code}}": Expected(get="401 401 404 404 404 403 404", kwargs=_TEMPLATE),
    f"POST {API}/templates/{{code}}": Expected(
        post=_WRITE, kwargs=_TEMPLATE, body={"organisation_code": "{code}", "title": "x", "blocks": [], "based_on": 0}
    ),
    f"POST {API}/templates/{{code}}/restore": Expected(
        post=_WRITE, kwargs=_TEMPLATE, body={"organisation_code": "{code}"}
    ),
    f"GET {API}/papers": Expected(get="401 401 200 200 200 200 200", queries=("subject=run:1", "limit=200")),
    f"POST {API}/papers": Expected(
        post="401 401 422 422 422 403 403",
        body={"template": "T02", "organisation_code": "{code}", "values": {}},
    ),
    f"POST {API}/word": Expected(
        post="401 401 200 200 200 403 403", body={"organisation_code": "{code}", "word": "工"}
    ),
    f"GET {API}/papers/{{paper_id}}": Expected(get=_READ, kwargs=_PAPER),
    f"POST {API}/papers/{{paper_id}}/change": Expected(post=_WRITE, kwargs=_PAPER, body={"values": {}, "version": 1}),
    f"POST {API}/papers/{{paper_id}}/file": Expected(post=_WRITE, kwargs=_PAPER),
    f"POST {API}/papers/{{paper_id}}/withdraw": Expected(post=_WRITE, kwargs=_PAPER, body={"reason": "x"}),
    f"POST {API}/papers/{{paper_id}}/discard": Expected(post=_WRITE, kwargs=_PAPER),
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
    f"GET {API}/notices/{{notice_id}}": Expected(get=_READ, kwargs=_NOTICE),
    f"POST {API}/notices/{{notice_id}}/entries/{{position}}": Expected(
        post="401 401 422 422 422 422 422", kwargs={**_NOTICE, "position": "person_id"}, body={"shown": {"name": "甲"}}
    ),
    f"POST {API}/notices/{{notice_id}}/objections": Expected(
        post=_WRITE, kwargs=_NOTICE, body={"channel": "phone", "text": "x"}
    ),
    f"POST {API}/objections/{{objection_id}}/decide": Expected(
        post=_WRITE, kwargs=_OBJECTION, body={"finding": "upheld", "reply": "x"}
    ),
    f"POST {API}/objections/{{objection_id}}/reveal": Expected(post=_WRITE, kwargs=_OBJECTION, body={"reason": "x"}),
    f"POST {API}/notices/{{notice_id}}/close": Expected(post=_WRITE, kwargs=_NOTICE),
    f"POST {API}/notices/{{notice_id}}/withdraw": Expected(post=_WRITE, kwargs=_NOTICE, body={"reason": "x"}),
}
