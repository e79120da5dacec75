"""What is expected of the base floor's pages."""

from stories.expectations.kinds import Expected

EXPECTED = {
    "base:act_at": Expected(
        get="302 405 405 405 405 405 405", post="302 302 302 302 302 302 302", body={"at": "{path}"}
    ),
    "base:profile": Expected(
        get="302 200 200 200 200 200 200", post="302 302 302 302 302 302 302", body={"display_name": "新名"}
    ),
    "base:password": Expected(get="302 200 200 200 200 200 200", post="302 200 200 200 200 200 200"),
    "base:my_roles": Expected(get="302 200 200 200 200 200 200", post="302 405 405 405 405 405 405"),
    "base:delegate": Expected(
        get="302 403 200 200 200 200 403",
        post="302 403 200 200 200 200 403",
        body={
            "role": "{park_officer_assignment}",
            "username": "{pinyin_union}",
            "from_on": "2027-01-05",
            "to_on": "2027-01-06",
            "reason": "出差",
        },
    ),
    "base:end_delegation": Expected(
        get="302 405 405 405 405 405 405", post="302 404 302 302 404 404 404", kwargs={"assignment_id": "delegation_id"}
    ),
    "base:tokens": Expected(get="302 200 200 200 200 200 200", post="302 405 405 405 405 405 405"),
    "base:new_token": Expected(
        get="302 403 200 200 200 200 200",
        post="302 403 200 200 200 200 200",
        body={"name": "程序", "grants": ["registry.read_members"], "scope_code": "{code}", "expires_on": "2027-01-05"},
    ),
    "base:end_token": Expected(get="302 405 405 405 405 405 405", post="302 404 302 404 404 404 404"),
    "base:accounts": Expected(
        get="302 403 200 200 200 200 200",
        post="302 405 405 405 405 405 405",
        queries=("locked=yes", "unused=yes", "sort=-username", "q={pinyin_worker}"),
    ),
    "base:new_account": Expected(
        get="302 403 200 200 200 200 403",
        post="302 403 200 200 200 200 403",
        body={"display_name": "新人", "username": "xinren", "place_code": "{code}"},
    ),
    "base:account": Expected(get="302 403 200 200 200 200 200", post="302 405 405 405 405 405 405"),
    "base:give_role": Expected(
        get="302 403 200 200 200 200 403",
        post="302 403 302 302 302 302 403",
        body={"role": "union_officer", "place_code": "{code}", "from_on": "2027-01-05", "reason": "当选"},
    ),
    "base:take_role": Expected(
        get="302 403 200 200 200 200 403", post="302 403 302 302 302 302 403", body={"reason": "换届"}
    ),
    "base:mend": Expected(
        get="302 403 200 200 200 200 403",
        post="302 403 302 302 302 302 403",
        kwargs={"verb": "lock"},
        body={"reason": "离职"},
    ),
    "base:jobs": Expected(get="302 200 200 200 200 200 200", post="302 405 405 405 405 405 405"),
    "base:job": Expected(get="302 404 200 404 404 200 200", post="302 405 405 405 405 405 405"),
    "base:retry_job": Expected(get="302 405 405 405 405 405 405", post="302 403 403 403 403 302 403"),
    "base:stuck_events": Expected(get="302 403 403 403 403 200 200", post="302 405 405 405 405 405 405"),
    "base:settle_delivery": Expected(
        get="302 405 405 405 405 405 405", post="302 403 403 403 403 302 403", body={"what": "skip", "reason": "重复"}
    ),
    "base:file": Expected(get="302 404 200 200 200 404 404", post="302 405 405 405 405 405 405", queries=("reason=x",)),
    "base:audit": Expected(
        get="302 403 403 403 403 200 200",
        post="302 405 405 405 405 405 405",
        queries=(
            "subject=person:{person_id}",
            "subject=account:{worker}",
            "verb=registry.reveal_person",
            "page=2",
            "after={person_id}",
        ),
    ),
    "base:calendar": Expected(get="302 200 200 200 200 200 200", post="302 405 405 405 405 405 405"),
    "base:calendar_year": Expected(
        get="302 200 200 200 200 200 200",
        post="302 403 403 403 302 302 403",
        kwargs={"year": "2026"},
        body={"day": "2026-03-03", "working": "no", "title": "测试"},
    ),
    "base:webhooks": Expected(get="302 403 403 403 403 200 200", post="302 405 405 405 405 405 405"),
    "base:new_webhook": Expected(
        get="302 403 403 403 403 200 403",
        post="302 403 403 403 403 200 403",
        body={"title": "新", "url": "https://example.org/h", "place": "{path}"},
    ),
    "base:webhook": Expected(get="302 404 404 404 404 200 200", post="302 405 405 405 405 405 405"),
    "base:end_webhook": Expected(get="302 405 405 405 405 405 405", post="302 403 403 403 403 302 403"),
}
