"""What is expected of the API of the workflow."""

from stories.expectations.kinds import Expected

_RUN = {"run_id": "procedure_run_id"}
_PART = "who has a part in the matter"
_READ = "401 401 200 200 200 200 200"

EXPECTED = {
    "GET /api/v1/workflow/runs": Expected(get=_READ, queries=("tab=others", "tab=done", "limit=200")),
    "GET /api/v1/workflow/runs/{run_id}": Expected(get=_READ, kwargs=_RUN),
    "POST /api/v1/workflow/runs/{run_id}/fire": Expected(
        post="401 401 422 422 422 422 422", kwargs=_RUN, body={"event": "submit", "version": 1}
    ),
    "POST /api/v1/workflow/runs/{run_id}/sign": Expected(
        post="401 401 409 409 409 409 409",
        kwargs=_RUN,
        body={"event": "pay", "step": "check", "version": 1, "agreed": True},
    ),
    "POST /api/v1/workflow/runs/{run_id}/comments": Expected(
        beyond=_PART, post="401 401 201 201 201 403 403", kwargs=_RUN, body={"text": "x"}
    ),
    "POST /api/v1/workflow/runs/{run_id}/files": Expected(post="401 401 422 422 422 422 422", kwargs=_RUN),
    "POST /api/v1/workflow/runs/{run_id}/aside": Expected(
        beyond=_PART, post="401 401 200 200 200 403 403", kwargs=_RUN, body={"reason": "x"}
    ),
    "GET /api/v1/workflow/household": Expected(get=_READ),
    "POST /api/v1/workflow/household": Expected(post="401 401 201 201 201 404 201", body={"person_id": "{person_id}"}),
    "POST /api/v1/workflow/household/{tie_id}/end": Expected(
        post="401 401 404 404 404 404 404", kwargs={"tie_id": "person_id"}
    ),
    "GET /api/v1/workflow/procedures": Expected(get=_READ),
    **{
        f"GET /api/v1/workflow/procedures/{{code}}/{name}": Expected(
            get="401 401 422 422 422 422 422", kwargs={"code": "uscc"}
        )
        for name in ("chart.svg", "chart.pdf", "bpmn")
    },
    "GET /api/v1/workflow/profiles": Expected(get=_READ),
    "GET /api/v1/workflow/quorum": Expected(
        get="401 401 422 422 422 422 422", queries=("profile=SH&kind=congress&n=30",)
    ),
}
