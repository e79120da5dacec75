"""What is expected of the API of the base floor."""

from stories.expectations.kinds import Expected

EXPECTED = {
    "GET /api/v1/base/accounts": Expected(
        get="401 401 200 200 200 200 200", queries=("q={pinyin_worker}", "limit=200")
    ),
    "POST /api/v1/base/accounts": Expected(
        post="401 401 201 201 201 201 403",
        body={"display_name": "新人", "username": "xinren", "organisation_code": "{code}"},
    ),
    "GET /api/v1/base/accounts/{account_id}": Expected(get="401 401 200 200 200 200 200"),
    "POST /api/v1/base/accounts/{account_id}/lock": Expected(
        post="401 401 200 200 200 200 403", body={"reason": "离职"}
    ),
    "POST /api/v1/base/accounts/{account_id}/unlock": Expected(
        post="401 401 200 200 200 200 403", body={"reason": "回来"}
    ),
    "POST /api/v1/base/accounts/{account_id}/remove-second-factor": Expected(
        post="401 401 200 200 200 200 403", body={"reason": "换手机"}
    ),
    "POST /api/v1/base/accounts/{account_id}/reset-code": Expected(
        post="401 401 201 201 201 201 403", body={"reason": "忘记"}
    ),
    "GET /api/v1/base/accounts/{account_id}/roles": Expected(get="401 401 200 200 200 200 200"),
    "POST /api/v1/base/accounts/{account_id}/roles": Expected(
        post="401 401 201 201 201 201 403",
        body={"role": "worker", "organisation_code": "{branch}", "from_on": "2027-01-05", "reason": "当选"},
    ),
    "POST /api/v1/base/accounts/{account_id}/roles/{role_id}/end": Expected(
        post="401 401 200 200 200 200 403", kwargs={"role_id": "assignment_id"}, body={"reason": "换届"}
    ),
    "GET /api/v1/base/my/profile": Expected(get="401 401 200 200 200 200 200"),
    "PATCH /api/v1/base/my/profile": Expected(post="401 401 200 200 200 200 200", body={"display_name": "新名"}),
    "GET /api/v1/base/my/roles": Expected(get="401 401 200 200 200 200 200"),
    "GET /api/v1/base/my/delegations": Expected(get="401 401 200 200 200 200 200"),
    "POST /api/v1/base/my/delegations": Expected(
        post="401 401 404 422 404 404 403",
        body={
            "role_id": "{park_officer_assignment}",
            "username": "{pinyin_union}",
            "from_on": "2027-01-05",
            "to_on": "2027-01-06",
            "reason": "出差",
        },
    ),
    "POST /api/v1/base/my/delegations/{role_id}/end": Expected(
        post="401 401 200 200 404 404 404", kwargs={"role_id": "delegation_id"}
    ),
    "GET /api/v1/base/audit": Expected(
        get="401 401 403 403 403 200 200",
        queries=("subject=person:{person_id}", "limit=200", "verb=registry.reveal_person"),
    ),
    "GET /api/v1/base/jobs": Expected(get="401 401 200 200 200 200 200", queries=("state=dead", "limit=200")),
    "GET /api/v1/base/jobs/{job_id}": Expected(get="401 401 200 404 404 200 200"),
    "POST /api/v1/base/jobs/{job_id}/retry": Expected(post="401 401 403 403 403 200 403"),
    "GET /api/v1/base/stuck-events": Expected(get="401 401 403 403 403 200 200"),
    "POST /api/v1/base/stuck-events/{delivery_id}/retry": Expected(post="401 401 403 403 403 200 403"),
    "POST /api/v1/base/stuck-events/{delivery_id}/skip": Expected(
        post="401 401 403 403 403 200 403", body={"reason": "重复"}
    ),
    "GET /api/v1/base/events": Expected(get="401 401 403 403 403 200 200"),
    "GET /api/v1/base/webhooks": Expected(get="401 401 403 403 403 200 200"),
    "POST /api/v1/base/webhooks": Expected(
        post="401 401 403 403 403 201 403",
        body={"title": "新", "url": "https://example.org/h", "events": [], "organisation_code": "{code}"},
    ),
    "GET /api/v1/base/webhooks/{webhook_id}": Expected(get="401 401 403 403 403 200 200"),
    "GET /api/v1/base/webhooks/{webhook_id}/deliveries": Expected(get="401 401 403 403 403 200 200"),
    "POST /api/v1/base/webhooks/{webhook_id}/end": Expected(post="401 401 403 403 403 200 403"),
    "GET /api/v1/base/calendar": Expected(get="401 401 200 200 200 200 200"),
    "GET /api/v1/base/calendar/{year}": Expected(get="401 401 200 200 200 200 200", kwargs={"year": "2026"}),
    "POST /api/v1/base/calendar/{year}/confirm": Expected(
        post="401 401 403 403 200 200 403", kwargs={"year": "2026"}, body={"notice": "国办发明电〔2025〕7号"}
    ),
    "PUT /api/v1/base/calendar/days/{day}": Expected(
        post="401 401 403 403 200 200 403", kwargs={"day": "2026-03-03"}, body={"working": False, "title": "测试"}
    ),
    "POST /api/v1/base/files": Expected(
        post="401 401 201 201 201 403 403",
        body={"file": "说明".encode(), "grant": "registry.read_members", "organisation_code": "{code}"},
    ),
    "GET /api/v1/base/files/{file_id}": Expected(get="401 401 200 200 200 404 404"),
    "GET /api/v1/base/files/{file_id}/content": Expected(get="401 401 200 200 200 404 404"),
    "GET /api/v1/base/lists/{list_code}/filters": Expected(
        get="401 401 200 200 200 403 200", kwargs={"list_code": "registry.members"}
    ),
    "POST /api/v1/base/lists/{list_code}/filters": Expected(
        post="401 401 201 201 201 403 403",
        kwargs={"list_code": "registry.members"},
        body={"name": "新", "query": "status=active", "organisation_code": "{code}"},
    ),
    "DELETE /api/v1/base/lists/{list_code}/filters/{filter_id}": Expected(
        post="401 401 200 404 404 403 404", kwargs={"list_code": "registry.members"}
    ),
}
