"""What is expected of the pages and the API of guidance stations."""

from stories.expectations.kinds import Expected

_STATION = {"code": "station"}
_LIST = "302 403 403 200 200 200 200"
_SENT = "403 403 403 200 200 200 200"
_GET = "302 403 403 200 200 200 200"
_SAFE = "302 405 405 405 405 405 405"
_WRITES = "302 403 403 200 200 403 403"
_FORM = "403 403 403 302 302 403 403"
PAGES = {
    "guidance:stations": Expected(get=_LIST, post=_SENT, queries=("under={town}", "q={pinyin}", "open=yes")),
    "guidance:station": Expected(get=_GET, post=_SENT, kwargs=_STATION),
    "guidance:area": Expected(get=_GET, post=_SAFE, kwargs=_STATION),
    "guidance:area_add": Expected(
        get=_WRITES,
        post=_FORM,
        kwargs=_STATION,
        body={"included": "yes", "uscc": "{uscc}", "from_on": "2026-01-05", "reason": "跨园区"},
    ),
    "guidance:area_end": Expected(get=_WRITES, post=_FORM, kwargs=_STATION, body={"last_on": "2026-01-05"}),
    "guidance:assign": Expected(get=_WRITES, post=_FORM, kwargs=_STATION, body={"from_on": "2026-01-05"}),
    "guidance:enterprises": Expected(
        get=_LIST,
        post=_SENT,
        queries=("colour=red", "red=union", "station={station}", "area={station}", "under={town}", "q={uscc}"),
    ),
    "guidance:take": Expected(
        get=_WRITES, post=_FORM, body={"station": "{station}", "from_on": "2026-01-05", "reason": ""}
    ),
    "guidance:hand_over": Expected(
        get=_WRITES, post=_FORM, body={"station": "", "from_on": "2026-01-05", "reason": "搬迁"}
    ),
    "guidance:practise": Expected(
        get=_WRITES,
        post=_FORM,
        body={"what": "congress:meeting", "held_on": "2026-01-05", "valid_to": "", "source": "纪要", "note": ""},
    ),
    "guidance:confirm_practice": Expected(get="302 405 405 405 405 405 405", post="302 403 404 302 302 403 403"),
    "guidance:withdraw_practice": Expected(get=_WRITES, post=_FORM, body={"reason": "写错"}),
    "guidance:dashboard": Expected(get=_GET, post=_SAFE, queries=("at={town}", "at={station}", "as_of=2026-01-05")),
    "guidance:rows": Expected(
        get=_GET, post=_SAFE, queries=("at={town}&show=all", "at={station}&show=red", "show=open:union")
    ),
    "guidance:public_station": Expected(
        get="404 404 404 404 404 404 404", post="405 405 405 405 405 405 405", kwargs={"code": "town"}
    ),
    "guidance:sheet": Expected(
        get="404 404 404 404 404 404 404", post="405 405 405 405 405 405 405", kwargs={"code": "town"}
    ),
    "portal:enterprise": Expected(get="302 403 404 200 200 200 200", post=_SAFE),
}
_API = "/api/v1/guidance/"
_ONE = f"{_API}enterprises/{{uscc}}"
_AT = f"{_API}stations/{{code}}"
_READ = "401 401 404 200 200 200 200"
_ALL = "401 401 200 200 200 200 200"
_WRITE = "401 401 403 {0} {0} 403 403"
OPERATIONS = {
    f"GET {_API}stations": Expected(get=_ALL, queries=("q={pinyin}", "limit=200")),
    f"GET {_AT}": Expected(get=_READ, kwargs=_STATION),
    f"GET {_AT}/posts": Expected(get=_READ, kwargs=_STATION),
    f"GET {_AT}/area": Expected(get=_READ, kwargs=_STATION),
    f"GET {_AT}/listings": Expected(get=_READ, kwargs=_STATION),
    f"POST {_AT}/listings": Expected(
        post=_WRITE.format(201),
        kwargs=_STATION,
        body={"usccs": ["{uscc}"], "included": True, "from_on": "2026-01-05", "reason": "跨园区"},
    ),
    f"POST {_AT}/listings/{{listing_id}}/end": Expected(
        post=_WRITE.format(200), kwargs=_STATION, body={"last_on": "2026-01-05"}
    ),
    f"POST {_AT}/take": Expected(post=_WRITE.format(200), kwargs=_STATION, body={"from_on": "2026-01-05"}),
    f"GET {_API}figures": Expected(get=_READ, queries=("at={town}",)),
    f"GET {_API}figures/rows": Expected(get=_READ, queries=("at={town}&show=all",)),
    f"GET {_API}enterprises": Expected(get=_ALL, queries=("q={pinyin}", "colour=red", "limit=200")),
    f"GET {_ONE}": Expected(get=_READ),
    f"GET {_ONE}/stations": Expected(get=_READ),
    f"POST {_ONE}/stations": Expected(
        post=_WRITE.format(409), body={"station_code": "{station}", "from_on": "2026-01-05"}
    ),
    f"POST {_ONE}/hand-over": Expected(
        post=_WRITE.format(200), body={"to_station_code": "", "from_on": "2026-01-05", "reason": "搬迁"}
    ),
    f"GET {_ONE}/practices": Expected(get=_READ),
    f"POST {_ONE}/practices": Expected(
        post=_WRITE.format(201),
        body={"kind": "congress", "form": "meeting", "held_on": "2026-01-05", "source": "纪要"},
    ),
    f"POST {_API}practices": Expected(
        post=_WRITE.format(201),
        body={
            "rows": [
                {"uscc": "{uscc}", "kind": "congress", "form": "meeting", "held_on": "2026-01-05", "source": "纪要"}
            ]
        },
    ),
    f"POST {_ONE}/practices/{{practice_id}}/confirm": Expected(post="401 401 404 200 200 403 403"),
    f"POST {_ONE}/practices/{{practice_id}}/withdraw": Expected(post=_WRITE.format(200), body={"reason": "写错"}),
}
