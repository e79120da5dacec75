"""What is expected of the API of premises, columns and training."""

from stories.expectations.kinds import Expected

_DESK = "/api/v1/desk/"
ROOM, POST, SESSION, TALK = (
    f"{_DESK}rooms/{{room_id}}",
    f"{_DESK}posts/{{post_id}}",
    f"{_DESK}sessions/{{session_id}}",
    f"{_DESK}talks/{{session_id}}",
)
_READ = "401 401 200 200 200 200 200"
_MADE, _DONE = "401 401 201 201 201 403 403", "401 401 200 200 200 403 403"
_STATION_MADE, _STATION_DONE = "401 401 403 201 201 403 403", "401 401 403 200 200 403 403"
_REFUSED = "401 401 403 422 422 403 403"
# Taking part is everybody's own: nothing of the zones is announced.
_HIDDEN = "401 401 404 404 404 404 404"
_POST = {"post_id": "column_post_id"}
_TEXT = {"kind": "news", "title": "消息", "body": "正文"}
_PLAN = {"topic": "讲座", "held_on": "{next_week}", "from_minute": 540, "to_minute": 600, "place": "会议室"}

EXPECTED = {
    f"GET {_DESK}order-figures": Expected(get=_READ, queries=("year=2025",)),
    f"GET {_DESK}rooms": Expected(get=_READ, queries=("q={pinyin}", "kind=library", "after={person_id}")),
    f"POST {_DESK}rooms": Expected(post=_MADE, body={"organisation_code": "{code}", "kind": "gym", "name": "健身房"}),
    f"GET {ROOM}": Expected(get=_READ),
    f"PUT {ROOM}": Expected(post=_DONE, body={"version": 1, "kind": "library", "name": "新书屋"}),
    f"POST {ROOM}/state": Expected(post=_DONE, body={"version": 1, "state": "repair", "note": "维修"}),
    f"PUT {ROOM}/hours": Expected(
        post=_DONE,
        body={"version": 1, "week": ["8:00-12:00", "", "", "", "", "", ""]},
    ),
    f"GET {ROOM}/exceptions": Expected(get=_READ),
    f"POST {ROOM}/exceptions": Expected(post=_DONE, body={"day": "{next_week}", "reason": "盘点"}),
    f"GET {ROOM}/now": Expected(get=_READ),
    f"GET {ROOM}/money": Expected(get=_READ),
    f"POST {ROOM}/money": Expected(post=_MADE, body={"year": 2024, "source": "city"}),
    f"POST {_DESK}room-money/{{entry_id}}/strike": Expected(
        post=_DONE, kwargs={"entry_id": "money_id"}, body={"reason": "记错"}
    ),
    f"GET {ROOM}/uses": Expected(get=_READ),
    f"POST {ROOM}/uses": Expected(
        post="401 401 201 201 403 403 403", body={"key": "isolation-1", "people": 2, "used_on": "{the_day}"}
    ),
    f"POST {_DESK}room-uses/{{use_id}}/strike": Expected(post="401 401 200 200 403 403 403", body={"reason": "记错"}),
    f"GET {ROOM}/months": Expected(get=_READ),
    f"GET {_DESK}posts": Expected(get=_READ, queries=("q={pinyin}", "state=draft", "after={person_id}")),
    f"POST {_DESK}posts": Expected(post=_STATION_MADE, body={"organisation_code": "{code}", **_TEXT}),
    f"GET {POST}": Expected(get=_READ, kwargs=_POST),
    f"PUT {POST}": Expected(post=_STATION_DONE, kwargs=_POST, body={"version": 1, **_TEXT}),
    f"POST {POST}/publish": Expected(post="401 401 403 422 200 403 403", kwargs=_POST, body={"version": 1}),
    f"POST {POST}/withdraw": Expected(post=_STATION_DONE, kwargs=_POST, body={"version": 1, "reason": "不发了"}),
    f"POST {POST}/pin": Expected(post=_REFUSED, kwargs=_POST, body={"pinned": True}),
    f"GET {POST}/opened": Expected(get=_READ, kwargs=_POST),
    f"GET {POST}/files": Expected(get=_READ, kwargs=_POST),
    f"POST {POST}/files": Expected(post=_STATION_MADE, kwargs=_POST, body={"file": b"%PDF-1.4 "}),
    f"DELETE {POST}/files/{{file_id}}": Expected(post=_STATION_DONE, kwargs={**_POST, "file_id": "column_file_id"}),
    f"GET {_DESK}sessions": Expected(get=_READ, queries=("q={pinyin}", "state=planned", "after={person_id}")),
    f"POST {_DESK}sessions": Expected(
        post=_STATION_MADE, body={"organisation_code": "{code}", "kind": "talk", **_PLAN}
    ),
    f"GET {SESSION}": Expected(get=_READ),
    f"PUT {SESSION}": Expected(post=_STATION_DONE, body={"version": 1, **_PLAN}),
    f"POST {SESSION}/announce": Expected(post=_STATION_DONE, body={"version": 1}),
    f"POST {SESSION}/close": Expected(post=_REFUSED, body={"version": 1}),
    f"POST {SESSION}/cancel": Expected(post=_STATION_DONE, body={"version": 1, "reason": "改期"}),
    f"GET {SESSION}/seats": Expected(get=_READ),
    f"POST {SESSION}/invite": Expected(post=_STATION_DONE, body={"post_ids": [1]}),
    f"POST {SESSION}/attendance": Expected(post=_REFUSED, body={"came": ["{seat_id}"]}),
    f"GET {SESSION}/rating": Expected(get=_READ),
    f"GET {SESSION}/files": Expected(get=_READ),
    f"POST {SESSION}/files": Expected(post=_STATION_MADE, body={"file": b"%PDF-1.4 "}),
    f"POST {TALK}/seat": Expected(post=_HIDDEN),
    f"DELETE {TALK}/seat": Expected(post=_HIDDEN),
    f"POST {TALK}/come": Expected(post=_HIDDEN, body={"code": "1"}),
    f"POST {TALK}/rate": Expected(post=_HIDDEN, body={"stars": 5}),
}
