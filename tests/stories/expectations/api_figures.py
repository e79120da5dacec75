"""What is expected of the API of figures."""

from stories.expectations.kinds import Expected

EXPECTED = {
    "GET /api/v1/figures/definitions": Expected(get="401 401 200 200 200 200 200"),
    "GET /api/v1/figures/counted/{code}": Expected(
        get="401 401 200 200 200 200 200",
        kwargs={"code": "members"},
        queries=("organisation={code}", "organisation={town}"),
    ),
    "GET /api/v1/figures/counted/{code}/rows": Expected(
        get="401 401 200 200 200 200 200",
        kwargs={"code": "members"},
        queries=("organisation={code}", "organisation={town}&limit=200"),
    ),
    "GET /api/v1/figures/snapshots": Expected(
        get="401 401 404 200 200 200 200", queries=("organisation={town}", "organisation={code}")
    ),
    "POST /api/v1/figures/snapshots": Expected(post="401 401 403 201 201 403 403", body={"organisation": "{town}"}),
    "GET /api/v1/figures/snapshots/{day}": Expected(
        get="401 401 404 200 200 200 200", kwargs={"day": "yesterday"}, queries=("organisation={town}",)
    ),
    "GET /api/v1/figures/tree": Expected(get="401 401 404 200 200 200 200", queries=("organisation={town}",)),
}
