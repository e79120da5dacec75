"""What is expected of the pages of deployments, returns and roll-ups."""

from stories.expectations.kinds import Expected

READERS = "302 403 200 200 200 200 200"
ABOVE = "302 403 403 200 200 403 403"
REFUSED_ABOVE = "302 403 403 422 422 403 403"
READ_ONLY = "302 405 405 405 405 405 405"
WHOSE = "whose part or step it is"
EXPECTED = {
    "desk:deployments": Expected(
        get=READERS, post="403 403 200 200 200 200 200", queries=("sort=-number", "under={town}", "q={pinyin}")
    ),
    "desk:draft_deployment": Expected(
        get=ABOVE,
        post="403 403 403 302 302 403 403",
        body={"issuer_organisation": "{town}", "kind": "task", "title": "甲"},
    ),
    "desk:deployment": Expected(get=READERS, post="403 403 200 200 200 200 200", queries=("at={part_id}",)),
    "desk:deployment_form": Expected(get=ABOVE, post=REFUSED_ABOVE),
    "desk:issue": Expected(get=ABOVE, post=REFUSED_ABOVE, body={"version": "2"}),
    "desk:withdraw": Expected(get=ABOVE, post=REFUSED_ABOVE, body={"version": "2"}),
    "desk:copy": Expected(get=READ_ONLY, post="302 403 403 302 302 403 403"),
    "desk:part_of_run": Expected(
        get="302 403 302 302 302 302 302", post="302 403 302 302 302 302 302", kwargs={"run_id": "part_run_id"}
    ),
    "desk:split": Expected(
        get="302 403 200 403 403 403 403", post="302 403 422 403 403 403 403", body={"version": "1"}, beyond=WHOSE
    ),
    "desk:answer": Expected(
        get=READERS,
        post="302 403 422 422 422 422 422",
        kwargs={"event": "release"},
        body={"version": "3", "reason": "合并"},
    ),
    "desk:rollup": Expected(get=READERS, post=READ_ONLY),
    "desk:rollup_table": Expected(get=READERS, post=READ_ONLY),
    "desk:behind": Expected(get=READERS, post=READ_ONLY, kwargs={"code": "founded"}),
    "desk:freeze": Expected(get=ABOVE, post=REFUSED_ABOVE),
    "desk:remind": Expected(get=ABOVE, post="302 403 403 302 302 403 403"),
    "desk:frozen": Expected(get="302 403 404 200 200 200 200", post=READ_ONLY),
    "desk:sign": Expected(get=READ_ONLY, post="302 403 403 422 302 403 403", body={"sha256": "{rollup_sha256}"}),
    "desk:returns": Expected(
        get=READERS, post="403 403 200 200 200 200 200", queries=("late=yes", "under={town}", "q={pinyin}")
    ),
    "desk:return_of_run": Expected(
        get="302 403 302 302 302 302 302", post="302 403 302 302 302 302 302", kwargs={"run_id": "return_run_id"}
    ),
    "desk:return": Expected(get=READERS, post="403 403 200 200 200 200 200"),
    "desk:fill_return": Expected(get="302 403 302 302 302 403 403", post="302 403 302 302 302 403 403"),
    "desk:correct": Expected(get=READERS, post="302 403 422 422 422 422 422", body={"version": "1"}),
    "desk:return_step": Expected(
        get="302 403 302 200 200 302 302",
        post="302 403 403 422 422 403 403",
        kwargs={"event": "send_back"},
        body={"version": "2"},
        beyond=WHOSE,
    ),
    "indicators:fill_return": Expected(get=READ_ONLY, post="302 403 302 302 302 403 403"),
}
