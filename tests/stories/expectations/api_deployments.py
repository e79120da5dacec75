"""What is expected of the API of deployments, returns and roll-ups."""

from stories.expectations.kinds import Expected

ROOT = "/api/v1/desk"
DEPLOYMENT, PART, RETURN = (
    f"{ROOT}/deployments/{{deployment_id}}",
    f"{ROOT}/parts/{{part_id}}",
    f"{ROOT}/returns/{{return_id}}",
)
ROUND, ROLLUP = f"{PART}/rounds/{{round_code}}", f"{ROOT}/rollups/{{rollup_id}}"
READERS = "401 401 200 200 200 200 200"
REFUSED_ABOVE = "401 401 403 422 422 403 403"
WHOSE = "whose part or step it is"
EXPECTED = {
    f"GET {ROOT}/return-forms": Expected(get=READERS),
    f"GET {ROOT}/deployments": Expected(get=READERS, queries=("q={pinyin}", "state=issued", "after={person_id}")),
    f"POST {ROOT}/deployments": Expected(
        post="401 401 403 201 201 403 403",
        body={"issuer_code": "{town}", "title": "甲", "first_year": 2026, "last_year": 2026, "due_on": "2026-12-10"},
    ),
    f"GET {DEPLOYMENT}": Expected(get=READERS),
    f"GET {DEPLOYMENT}/rounds": Expected(get=READERS),
    f"GET {DEPLOYMENT}/parts": Expected(get=READERS, queries=("limit=200",)),
    f"PUT {DEPLOYMENT}/form": Expected(
        post=REFUSED_ABOVE, body={"version": 2, "fields": [{"code": "a", "title": "甲"}], "checks": []}
    ),
    f"POST {DEPLOYMENT}/issue": Expected(post=REFUSED_ABOVE, body={"version": 2}),
    f"POST {DEPLOYMENT}/withdraw": Expected(post=REFUSED_ABOVE, body={"version": 2, "reason": ""}),
    f"POST {DEPLOYMENT}/copy": Expected(post="401 401 403 201 201 403 403"),
    f"GET {PART}": Expected(get=READERS),
    f"POST {PART}/steps": Expected(
        post="401 401 422 422 422 422 422", body={"event": "release", "version": 3, "reason": "合并"}
    ),
    f"POST {PART}/split": Expected(
        post="401 401 422 403 403 403 403", body={"version": 1, "shares": [{"code": "{branch}"}]}, beyond=WHOSE
    ),
    f"GET {ROUND}": Expected(get=READERS),
    f"GET {ROUND}/behind/{{code}}": Expected(get=READERS, kwargs={"code": "founded"}),
    f"POST {ROUND}/remind": Expected(post="401 401 403 200 200 403 403", body={"words": ""}),
    f"POST {ROUND}/freeze": Expected(post=REFUSED_ABOVE, body={"reason": ""}),
    f"GET {ROOT}/rollups": Expected(get=READERS, queries=("limit=200",)),
    f"GET {ROLLUP}": Expected(get="401 401 404 200 200 200 200"),
    f"POST {ROLLUP}/sign": Expected(post="401 401 403 422 201 403 403", body={"sha256": "{rollup_sha256}"}),
    f"GET {ROOT}/returns": Expected(get=READERS, queries=("late=true", "deployment={deployment_id}", "limit=200")),
    f"GET {RETURN}": Expected(get=READERS),
    f"PATCH {RETURN}": Expected(post="401 401 403 403 403 403 403", body={"saved": 2, "values": {}}, beyond=WHOSE),
    f"POST {RETURN}/files": Expected(post="401 401 403 403 403 403 403", body={"file": b"x"}, beyond=WHOSE),
    f"POST {RETURN}/steps": Expected(
        post="401 401 403 422 422 403 403", body={"event": "send_back", "version": 2, "reason": ""}, beyond=WHOSE
    ),
    f"POST {RETURN}/correct": Expected(post="401 401 422 422 422 403 403", body={"reason": "更正"}, beyond=WHOSE),
    "POST /api/v1/figures/fill/{return_id}": Expected(post="401 401 200 200 200 403 403"),
}
