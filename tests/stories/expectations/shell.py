"""What is expected of the shell, lists and the API's root."""

from stories.expectations.kinds import Expected

EXPECTED = {
    "ui:preferences": Expected(
        get="200 200 200 200 200 200 200", post="302 302 302 302 302 302 302", body={"theme": "dark"}
    ),
    "ui:manifest": Expected(get="200 200 200 200 200 200 200"),
    "ui:favicon": Expected(get="301 301 301 301 301 301 301"),
    "lists:draft": Expected(
        post="403 200 200 200 200 200 200", kwargs={"form_code": "registry.fill_post"}, body={"person": "{person_id}"}
    ),
    "lists:search": Expected(
        post="403 403 302 302 302 403 302", kwargs={"code": "registry.members"}, body={"q": "{id_number}"}
    ),
    "lists:export": Expected(
        post="403 403 302 302 302 403 302", kwargs={"code": "registry.members"}, body={"query": "q={pinyin}"}
    ),
    "lists:columns": Expected(
        post="403 403 302 302 302 403 302",
        kwargs={"code": "registry.members"},
        body={"column": "name", "page_size": "25"},
    ),
    "lists:save": Expected(
        post="403 403 302 302 302 403 302",
        kwargs={"code": "registry.members"},
        body={"name": "新筛选", "query": "status=active"},
    ),
    "lists:forget": Expected(post="403 403 302 404 404 403 404", kwargs={"code": "registry.members"}),
    "lists:bulk": Expected(
        post="403 403 302 302 302 403 403",
        kwargs={"code": "registry.members"},
        body={"action": "confirm", "id": "{spell_id}", "confirmed": "1", "reason": "签字表"},
    ),
    "api:openapi-json": Expected(get="200 200 200 200 200 200 200", post="200 200 200 200 200 200 200"),
    "portal:home": Expected(get="200 200 200 200 200 200 200", post="200 200 200 200 200 200 200"),
    "portal:me": Expected(get="302 200 200 200 200 200 200", post="302 200 200 200 200 200 200"),
    "portal:confirm_mine": Expected(post="403 302 422 422 422 404 404"),
    "portal:search": Expected(
        get="302 200 200 200 200 200 200",
        post="302 200 302 302 302 200 302",
        body={"q": "{id_number}"},
        queries=("q={pinyin}", "q={code}", "q={uscc}", "q={person_id}"),
    ),
    "portal:places": Expected(
        get="302 403 200 200 200 200 200", post="302 403 200 200 200 200 200", queries=("q={pinyin}",)
    ),
}
