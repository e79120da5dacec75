"""What is expected of the workflow's pages."""

from stories.expectations.kinds import Expected

_RUN = {"run_id": "procedure_run_id"}
_PART = "who has a part in the matter"
_CODE = {"code": "uscc"}

EXPECTED = {
    "workflow:inbox": Expected(
        get="302 200 200 200 200 200 200",
        post="403 200 200 200 200 200 200",
        queries=("q=a", "late=yes", "sort=-since"),
    ),
    "workflow:waiting": Expected(
        get="302 200 200 200 200 200 200", post="403 200 200 200 200 200 200", queries=("holder=unit", "escalated=no")
    ),
    "workflow:done": Expected(
        get="302 200 200 200 200 200 200", post="403 200 200 200 200 200 200", queries=("outcome=done",)
    ),
    "workflow:run": Expected(get="302 404 200 200 200 200 200", post="404 404 200 200 200 200 200", kwargs=_RUN),
    **{
        f"workflow:{name}": Expected(post="404 404 302 302 302 302 302", kwargs=_RUN, body={"text": "x", "reason": "x"})
        for name in ("fire", "sign")
    },
    **{
        f"workflow:{name}": Expected(
            beyond=_PART, post="404 404 302 302 302 403 403", kwargs=_RUN, body={"text": "x", "reason": "x"}
        )
        for name in ("comment", "aside")
    },
    "workflow:attach": Expected(post="404 404 422 422 422 403 403", kwargs=_RUN, beyond=_PART),
    "workflow:household": Expected(
        get="302 200 200 200 200 200 200",
        post="403 422 302 302 302 422 302",
        body={"person": "{person_id}"},
        queries=("page=2",),
    ),
    "workflow:end_household": Expected(post="403 404 404 404 404 404 404", kwargs={"tie_id": "person_id"}),
    "workflow:procedures": Expected(get="302 200 200 200 200 200 200", post="403 200 200 200 200 200 200"),
    **{
        f"workflow:{name}": Expected(
            get="302 404 404 404 404 404 404", post="403 404 404 404 404 404 404", kwargs=_CODE
        )
        for name in ("procedure", "chart", "bpmn")
    },
    "workflow:wall_pdf": Expected(
        get="302 404 404 404 404 404 404", post="403 404 404 404 404 404 404", kwargs={**_CODE, "size": "code"}
    ),
}
