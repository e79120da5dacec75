"""What is expected of the API of the service desk."""

from stories.expectations.kinds import Expected

ORDER = "/api/v1/desk/orders/{order_id}"
EXPECTED = {
    "GET /api/v1/desk/order-types": Expected(get="401 401 200 200 200 200 200"),
    "GET /api/v1/desk/orders": Expected(
        get="401 401 200 200 200 200 200", queries=("q={pinyin}", "state=waiting", "limit=200", "after={person_id}")
    ),
    "POST /api/v1/desk/orders": Expected(
        post="401 401 201 403 403 403 403", body={"kind": "library", "title": "添书", "union_code": "{code}"}
    ),
    f"GET {ORDER}": Expected(get="401 401 200 200 200 200 200"),
    f"GET {ORDER}/next": Expected(get="401 401 200 200 200 200 200"),
    f"GET {ORDER}/people": Expected(get="401 401 200 200 200 200 200"),
    f"GET {ORDER}/steps": Expected(get="401 401 200 200 200 200 200"),
    f"POST {ORDER}/steps": Expected(
        post="401 401 200 403 403 403 403",
        body={"event": "withdraw", "version": 2, "reason": "不用了"},
        beyond="whose step it is",
    ),
    f"GET {ORDER}/files": Expected(get="401 401 200 200 200 200 200"),
    f"POST {ORDER}/files": Expected(post="401 401 422 422 422 422 422"),
}
