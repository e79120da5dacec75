"""What is expected of the API of the registry."""

from stories.expectations.kinds import Expected

EXPECTED = {
    "GET /api/v1/registry/organisations": Expected(
        get="401 401 200 200 200 200 200",
        queries=("under={town}", "under={code}", "q={pinyin}", "kind=branch", "limit=200"),
    ),
    "POST /api/v1/registry/organisations": Expected(
        post="401 401 403 201 201 403 403",
        body={"code": "NEW-B", "name": "新分会", "kind": "branch", "parent_code": "{code}"},
    ),
    "POST /api/v1/registry/organisations/batch": Expected(
        post="401 401 403 201 201 403 403",
        body={"parent_code": "{code}", "rows": [{"code": "NEW-B", "name": "新分会", "kind": "branch"}]},
    ),
    "GET /api/v1/registry/organisations/{code}": Expected(get="401 401 200 200 200 200 200"),
    "GET /api/v1/registry/organisations/{code}/former-names": Expected(get="401 401 200 200 200 200 200"),
    "POST /api/v1/registry/organisations/{code}/rename": Expected(
        post="401 401 403 200 200 403 403", body={"name": "改名工会", "from_on": "2026-01-05"}
    ),
    "POST /api/v1/registry/organisations/{code}/correct": Expected(
        post="401 401 403 200 200 403 403", body={"version": 1, "reason": "更正", "address": "新街"}
    ),
    "POST /api/v1/registry/organisations/{code}/move": Expected(
        post="401 401 403 404 200 403 403",
        kwargs={"code": "station"},
        body={"parent_code": "{county}", "reason": "调整"},
    ),
    "POST /api/v1/registry/organisations/{code}/close": Expected(
        post="401 401 403 200 200 403 403", kwargs={"code": "station"}, body={"last_on": "2026-01-05", "reason": "合并"}
    ),
    "GET /api/v1/registry/organisations/{code}/regions": Expected(
        get="401 401 404 200 200 200 200", kwargs={"code": "station"}
    ),
    "POST /api/v1/registry/organisations/{code}/regions": Expected(
        post="401 401 403 422 422 403 403",
        kwargs={"code": "station"},
        body={"region_codes": ["210782110"], "from_on": "2026-01-05"},
    ),
    "POST /api/v1/registry/organisations/{code}/regions/stop": Expected(
        post="401 401 403 200 200 403 403",
        kwargs={"code": "station"},
        body={"region_codes": ["210782110"], "last_on": "2026-01-05"},
    ),
    "GET /api/v1/registry/employers": Expected(
        get="401 401 200 200 200 200 200", queries=("q={pinyin}", "q={uscc}", "limit=200", "after={person_id}")
    ),
    "POST /api/v1/registry/employers": Expected(
        post="401 401 403 422 422 403 403",
        body={
            "rows": [
                {"uscc": "91210782MD5099901F", "name": "新企业", "form": "159", "industry": "C", "seat_code": "{town}"}
            ]
        },
    ),
    "GET /api/v1/registry/employers/{uscc}": Expected(get="401 401 404 200 200 200 200"),
    "POST /api/v1/registry/employers/{uscc}/correct": Expected(
        post="401 401 403 200 200 403 403",
        body={"version": 1, "reason": "更正", "name": "新名", "form": "159", "industry": "C"},
    ),
    "POST /api/v1/registry/employers/{uscc}/move": Expected(
        post="401 401 403 404 200 403 403", body={"seat_code": "{county}", "reason": "更正"}
    ),
    "POST /api/v1/registry/employers/{uscc}/close": Expected(
        post="401 401 403 422 422 403 403", body={"last_on": "2026-01-05", "reason": "注销"}
    ),
    "POST /api/v1/registry/employers/{uscc}/end-coverage": Expected(
        post="401 401 403 200 200 403 403",
        body={"union_code": "{union_code}", "last_on": "2026-01-05", "reason": "注销"},
    ),
    "POST /api/v1/registry/employers/{uscc}/years/{year}/confirm": Expected(post="401 401 403 200 200 403 403"),
    "GET /api/v1/registry/employer-years": Expected(
        get="401 401 200 200 200 200 200", queries=("uscc={uscc}", "year=2023", "limit=200")
    ),
    "POST /api/v1/registry/employer-years": Expected(
        post="401 401 403 200 200 403 403",
        body={"rows": [{"uscc": "{uscc}", "year": 2022, "source": "年报", "headcount": 5}]},
    ),
    "GET /api/v1/registry/coverages": Expected(
        get="401 401 200 200 200 200 200", queries=("uscc={uscc}", "union_code={code}", "limit=200")
    ),
    "POST /api/v1/registry/coverages": Expected(
        post="401 401 403 201 201 403 403",
        body={
            "rows": [{"uscc": "{spare_uscc}", "union_code": "{town}", "mode": "federation", "from_on": "2026-01-05"}]
        },
    ),
    "GET /api/v1/registry/mine": Expected(get="401 401 404 404 404 404 404"),
    "POST /api/v1/registry/people": Expected(
        post="401 401 201 201 201 403 403", body={"organisation_code": "{code}", "rows": [{"name": "李四"}]}
    ),
    "GET /api/v1/registry/people/{person_id}": Expected(get="401 401 200 200 200 404 200"),
    "PUT /api/v1/registry/people/{person_id}": Expected(
        post="401 401 200 200 200 403 403", body={"name": "李肆", "version": 1}
    ),
    "POST /api/v1/registry/people/{person_id}/reveal": Expected(
        post="401 401 200 403 200 403 403", body={"reason": "核对会员证"}
    ),
    "POST /api/v1/registry/people/{person_id}/account": Expected(
        post="401 401 422 200 200 200 403", kwargs={"person_id": "loose_person"}, body={"account_id": "{union_officer}"}
    ),
    "GET /api/v1/registry/members": Expected(
        get="401 401 200 200 200 200 200",
        queries=("under={code}", "status=active", "q={pinyin}", "limit=200", "after={spell_id}"),
    ),
    "POST /api/v1/registry/members": Expected(
        post="401 401 201 201 201 403 403",
        body={"rows": [{"person_id": "{loose_person}", "union_code": "{code}", "from_on": "2026-01-05"}]},
    ),
    "GET /api/v1/registry/members/{spell_id}": Expected(get="401 401 200 200 200 404 200"),
    "GET /api/v1/registry/members/{spell_id}/changes": Expected(get="401 401 200 200 200 404 200"),
    "POST /api/v1/registry/members/{spell_id}/confirm": Expected(
        post="401 401 200 200 200 403 403", body={"how": "paper", "reason": "签字"}
    ),
    "POST /api/v1/registry/members/{spell_id}/status": Expected(
        post="401 401 200 200 200 403 403", body={"event": "retain", "on": "2026-01-05", "ground": "retirement"}
    ),
    "POST /api/v1/registry/members/{spell_id}/void": Expected(
        post="401 401 403 200 200 403 403", body={"reason": "重复"}
    ),
    "GET /api/v1/registry/posts": Expected(
        get="401 401 200 200 200 200 200", queries=("organisation_code={code}", "limit=200")
    ),
    "POST /api/v1/registry/posts": Expected(
        post="401 401 201 201 201 403 403",
        body={
            "person_id": "{loose_person}",
            "organisation_code": "{code}",
            "post": "treasurer",
            "from_on": "2026-01-05",
        },
    ),
    "GET /api/v1/registry/posts/{post_id}": Expected(get="401 401 200 200 200 200 200"),
    "POST /api/v1/registry/posts/{post_id}/end": Expected(
        post="401 401 200 200 200 403 403", body={"last_on": "2026-01-05", "reason": "辞职"}
    ),
    "GET /api/v1/registry/regions": Expected(get="401 401 200 200 200 200 200", queries=("parent=2107", "q=x")),
    "GET /api/v1/registry/regions/{code}": Expected(get="401 401 200 200 200 200 200", kwargs={"code": "210782"}),
    "GET /api/v1/registry/rosters": Expected(
        get="401 401 200 200 200 403 403", queries=("union_code={code}", "state=staged", "limit=200")
    ),
    "POST /api/v1/registry/rosters": Expected(
        post="401 401 201 201 201 403 403", body={"file": "姓名,电话".encode(), "union_code": "{code}"}
    ),
    "POST /api/v1/registry/rosters/from-file": Expected(
        post="401 401 201 201 201 403 403", body={"file_id": "{file_id}", "union_code": "{code}"}
    ),
    "GET /api/v1/registry/rosters/template": Expected(get="401 401 200 200 200 403 403"),
    "GET /api/v1/registry/rosters/{batch_id}": Expected(get="401 401 200 200 200 403 403"),
    "GET /api/v1/registry/rosters/{batch_id}/columns": Expected(get="401 401 200 200 200 403 403"),
    "POST /api/v1/registry/rosters/{batch_id}/mapping": Expected(
        post="401 401 422 422 422 403 403", body={"mapping": {"备注": "note"}}
    ),
    "GET /api/v1/registry/rosters/{batch_id}/rows": Expected(
        get="401 401 200 200 200 403 403", queries=("verdict=warn", "limit=200")
    ),
    "POST /api/v1/registry/rosters/{batch_id}/ticks": Expected(
        post="401 401 200 200 200 403 403", body={"rows": [3], "ticked": True}
    ),
    "POST /api/v1/registry/rosters/{batch_id}/import": Expected(post="401 401 422 422 422 403 403"),
    "GET /api/v1/registry/rosters/{batch_id}/errors": Expected(get="401 401 200 200 200 403 403"),
    "POST /api/v1/registry/rosters/{batch_id}/undo": Expected(
        post="401 401 422 422 422 403 403", body={"reason": "传错了"}
    ),
    "GET /api/v1/registry/feeds": Expected(get="401 401 200 200 200 200 200"),
    "POST /api/v1/registry/feeds": Expected(
        post="401 401 403 403 201 403 403",
        body={
            "owner_code": "{county}",
            "from_on": "2026-01-05",
            "code": "NEWFEED",
            "name": "新系统",
            "subject": "members",
            "file_format": "csv",
            "source": "表",
            "columns": [{"heading": "外部编号", "field": "reference"}, {"heading": "姓名", "field": "name"}],
            "return_key": "外部编号",
            "return_verdict": "结果",
            "accepted_words": ["通过"],
        },
    ),
    "GET /api/v1/registry/feeds/{system_id}/records": Expected(
        get="401 401 404 404 200 404 404", queries=("which=all&limit=200",)
    ),
    "POST /api/v1/registry/feeds/{system_id}/runs": Expected(
        post="401 401 403 403 202 403 403", body={"organisation_code": "{code}"}
    ),
    "GET /api/v1/registry/feed-runs": Expected(get="401 401 200 200 200 200 200", queries=("limit=200",)),
    "POST /api/v1/registry/feed-runs/{run_id}/return": Expected(
        post="401 401 403 403 202 403 403", body={"file": "姓名,电话".encode()}
    ),
}
