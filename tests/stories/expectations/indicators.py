"""What is expected of the pages of figures."""

from stories.expectations.kinds import Expected

EXPECTED = {
    "indicators:dashboard": Expected(
        get="302 403 200 200 200 200 200",
        post="302 405 405 405 405 405 405",
        queries=("at={town}", "at={code}", "day=2026-01-01"),
    ),
    "indicators:table": Expected(
        get="302 403 200 200 200 200 200",
        post="302 405 405 405 405 405 405",
        kwargs={"fmt": "csv"},
        queries=("at={town}",),
    ),
    "indicators:rows": Expected(
        get="302 403 200 200 200 200 200",
        post="302 405 405 405 405 405 405",
        kwargs={"code": "members"},
        queries=("at={town}", "at={code}", "after={person_id}"),
    ),
    "indicators:definitions": Expected(get="302 403 200 200 200 200 200", post="302 405 405 405 405 405 405"),
    "indicators:tree": Expected(
        get="302 403 200 200 200 200 200", post="302 405 405 405 405 405 405", queries=("at={town}", "at={county}")
    ),
    "indicators:recount": Expected(get="302 405 405 405 405 405 405", post="302 403 403 403 403 302 403"),
    "indicators:snapshots": Expected(
        get="302 403 200 200 200 200 200",
        post="302 403 403 302 302 403 403",
        queries=("at={town}", "at={code}"),
    ),
}
