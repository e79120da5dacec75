"""What is expected of the service desk's pages."""

from stories.expectations.kinds import Expected

EXPECTED = {
    "desk:orders": Expected(
        get="302 403 200 200 200 200 200",
        post="403 403 200 200 200 200 200",
        queries=("sort=-number", "kind=library", "under={town}", "q={pinyin}", "late=yes"),
    ),
    "desk:order_figures": Expected(
        get="302 403 200 200 200 200 200", post="302 405 405 405 405 405 405", queries=("year=2025",)
    ),
    "desk:ask": Expected(
        get="302 403 200 403 403 403 403",
        post="403 403 302 403 403 403 403",
        body={"kind": "library", "title": "添书", "union_organisation": "{code}"},
        queries=("in={code}", "uscc={uscc}"),
    ),
    "desk:order": Expected(get="302 403 200 200 200 200 200", post="403 403 200 200 200 200 200"),
    "desk:order_of_run": Expected(
        get="302 403 302 302 302 302 302", post="302 403 302 302 302 302 302", kwargs={"run_id": "order_run_id"}
    ),
    "desk:step": Expected(
        get="302 403 200 302 302 302 302",
        post="302 403 302 403 403 403 403",
        kwargs={"event": "withdraw"},
        body={"version": "2", "reason": "不用了"},
        beyond="whose step it is",
    ),
    "desk:attach": Expected(get="302 405 405 405 405 405 405", post="302 403 422 422 422 422 422"),
}
