"""What is expected of visits to enterprises, on pages and over the API."""

from stories.expectations.kinds import Expected

BODY = {"met": "王主席", "remark": "看过"}
CHANGE = {**BODY, "met": "李主席", "version": "1", "reason": "写错"}
VISIT = "/api/v1/guidance/visits/{visit_id}"
ASKS = "who may ask at the desk on that ground"
PAGES = {
    "guidance:visits": Expected(
        get="302 403 403 200 200 200 200",
        post="403 403 403 200 200 200 200",
        queries=("sort=-number", "kind=library", "q={pinyin}", "need=yes"),
    ),
    "guidance:round": Expected(
        get="302 403 403 200 200 403 403", post="302 405 405 405 405 405 405", queries=("q={pinyin}",)
    ),
    "guidance:visit_sheet": Expected(get="302 403 403 200 200 403 403", post="302 405 405 405 405 405 405"),
    "guidance:capture_visit": Expected(
        get="302 403 403 200 200 403 403", post="302 403 403 302 302 403 403", body=BODY
    ),
    "guidance:visit": Expected(get="302 403 403 200 200 200 200", post="302 403 403 200 200 200 200"),
    "guidance:change_visit": Expected(
        get="302 403 403 200 200 403 403", post="302 403 403 302 302 403 403", body=CHANGE
    ),
    "guidance:set_aside_visit": Expected(
        get="302 403 403 200 200 403 403", post="302 403 403 302 302 403 403", body={"reason": "没去成"}
    ),
    "guidance:order_visit": Expected(
        post="302 403 403 403 403 403 403", get="302 405 405 405 405 405 405", beyond=ASKS
    ),
}
OPERATIONS = {
    "GET /api/v1/guidance/visits": Expected(
        get="401 401 200 200 200 200 200", queries=("uscc={uscc}", "limit=200", "after={person_id}")
    ),
    "POST /api/v1/guidance/visits": Expected(post="401 401 403 201 201 403 403", body={"uscc": "{uscc}", "body": BODY}),
    f"GET {VISIT}": Expected(get="401 401 404 200 200 200 200"),
    f"PATCH {VISIT}": Expected(
        post="401 401 403 200 200 403 403",
        body={"body": {"met": "李主席"}, "version": 1, "reason": "写错"},
        method="patch",
    ),
    f"GET {VISIT}/findings": Expected(get="401 401 404 200 200 200 200"),
    f"POST {VISIT}/set-aside": Expected(post="401 401 403 200 200 403 403", body={"reason": "没去成"}),
    f"POST {VISIT}/order": Expected(post="401 401 403 403 403 403 403", beyond=ASKS),
    "GET /api/v1/guidance/round": Expected(get="401 401 403 200 200 403 403", queries=("q={pinyin}",)),
}
