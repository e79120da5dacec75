"""What is expected of the doors for facts that phones captured."""

from stories.expectations.kinds import Expected

FACT = {
    "client_id": "7b1f6d7e-8c55-4a0e-9d53-0f6a4f6c1a11",
    "kind": "guidance.visit",
    "subject": "employer:{uscc}",
    "base": "",
    "device": "7b1f6d7e-8c55-4a0e-9d53-0f6a4f6c1a12",
    "sequence": 1,
    "captured_at": "2026-11-20T02:00:00Z",
    "body": {"met": "{uscc}"},
}
BATCH = {"sent_at": "2026-11-20T03:00:00Z", "facts": [FACT]}
PAGES = {
    "base:field_worker": Expected(get="200 200 200 200 200 200 200"),
    "base:field_phone": Expected(get="302 200 200 200 200 200 200", post="302 405 405 405 405 405 405"),
    "base:field_door": Expected(get="401 200 200 200 200 200 200"),
    "base:field_facts": Expected(post="401 422 422 422 422 422 422"),
    "base:field_conflicts": Expected(get="302 403 403 200 200 403 403", post="302 405 405 405 405 405 405"),
    "base:field_conflict": Expected(
        get="302 403 403 200 200 403 403",
        post="302 403 403 302 302 403 403",
        kwargs={"fact_id": "fact_id"},
        body={"choice": "theirs", "reason": "核实过"},
    ),
}
CONFLICT = "/api/v1/facts/conflicts/{fact_id}"
OPERATIONS = {
    "POST /api/v1/facts/": Expected(post="401 401 200 200 200 200 200", body=BATCH),
    "GET /api/v1/facts/kinds": Expected(get="401 401 200 200 200 200 200"),
    "GET /api/v1/facts/conflicts": Expected(
        get="401 401 403 200 200 403 403", queries=("limit=200", "after={person_id}")
    ),
    f"GET {CONFLICT}": Expected(get="401 401 403 200 200 403 403"),
    f"POST {CONFLICT}/settle": Expected(
        post="401 401 403 200 200 403 403", body={"choice": "theirs", "reason": "核实过"}
    ),
}
