"""What is expected of the pages of premises, columns and training."""

from stories.expectations.kinds import Expected

_READ = "302 403 200 200 200 200 200"
_SENT = "403 403 200 200 200 200 200"
_SAFE = "302 405 405 405 405 405 405"
_KEEP, _KEPT = "302 403 200 200 200 403 403", "302 403 302 302 302 403 403"
_STATION, _STATION_SENT = "302 403 403 200 200 403 403", "302 403 403 302 302 403 403"
_REFUSED = "302 403 403 422 422 403 403"
# Nothing of the zones is public: a room is internal, a post a draft, a session not announced.
_HIDDEN, _HIDDEN_SENT = "404 404 404 404 404 404 404", "302 404 404 404 404 404 404"
_POST = {"post_id": "column_post_id"}
_FILE = {"post_id": "column_post_id", "file_id": "column_file_id"}

EXPECTED = {
    "desk:rooms": Expected(
        get=_READ, post=_SENT, queries=("sort=-name", "kind=library", "under={town}", "q={pinyin}", "state=in_use")
    ),
    "desk:register_room": Expected(
        get=_KEEP,
        post="403 403 302 302 302 403 403",
        body={"organisation": "{code}", "kind": "gym", "name": "健身房"},
        queries=("in={code}",),
    ),
    "desk:room": Expected(get=_READ, post=_SAFE),
    "desk:change_room": Expected(
        get=_KEEP, post="403 403 302 302 302 403 403", body={"kind": "library", "name": "新书屋"}
    ),
    "desk:room_state": Expected(get=_KEEP, post=_KEPT, body={"version": "1", "state": "repair", "note": "维修"}),
    "desk:room_hours": Expected(get=_KEEP, post=_KEPT, body={"version": "1", "day0": "8:00-12:00"}),
    "desk:room_exception": Expected(get=_KEEP, post=_KEPT, body={"day": "{next_week}", "reason": "盘点"}),
    "desk:room_as_usual": Expected(get=_SAFE, post=_KEPT, body={"day": "{next_week}"}),
    "desk:room_money": Expected(get=_KEEP, post=_KEPT, body={"year": "2024", "source": "city"}),
    "desk:counter": Expected(
        get="302 403 200 200 403 403 403",
        post="302 403 302 302 403 403 403",
        body={"key": "isolation-1", "people": "2", "kind": "visit", "used_on": "{the_day}"},
    ),
    "desk:strike_money": Expected(get=_SAFE, post=_KEPT, kwargs={"entry_id": "money_id"}, body={"reason": "记错"}),
    "desk:strike_use": Expected(get=_SAFE, post="302 403 302 302 403 403 403", body={"reason": "记错"}),
    "desk:posts": Expected(
        get=_READ, post=_SENT, queries=("sort=-number", "state=draft", "under={town}", "q={pinyin}")
    ),
    "desk:write_post": Expected(
        get=_STATION,
        post=_STATION_SENT,
        body={"organisation": "{code}", "kind": "news", "title": "消息", "body": "正文"},
        queries=("in={code}",),
    ),
    "desk:post": Expected(get=_READ, post=_SAFE, kwargs=_POST),
    "desk:revise_post": Expected(
        get=_STATION,
        post=_STATION_SENT,
        kwargs=_POST,
        body={"version": "1", "kind": "news", "title": "消息", "body": "正文"},
    ),
    "desk:publish_post": Expected(get=_SAFE, post="302 403 403 422 302 403 403", kwargs=_POST, body={"version": "1"}),
    "desk:withdraw_post": Expected(
        get=_SAFE, post=_STATION_SENT, kwargs=_POST, body={"version": "1", "reason": "不发了"}
    ),
    "desk:pin_post": Expected(get=_SAFE, post=_REFUSED, kwargs=_POST, body={"pinned": "yes"}),
    "desk:attach_post_file": Expected(get=_SAFE, post=_REFUSED, kwargs=_POST),
    "desk:drop_post_file": Expected(get=_SAFE, post=_STATION_SENT, kwargs=_FILE),
    "desk:sessions": Expected(
        get=_READ, post=_SENT, queries=("sort=-held_on", "state=planned", "under={town}", "q={pinyin}")
    ),
    "desk:plan_session": Expected(
        get=_STATION,
        post="403 403 403 302 302 403 403",
        body={"organisation": "{code}", "kind": "talk", "topic": "讲座"},
        queries=("in={code}",),
    ),
    "desk:session": Expected(get=_READ, post=_SAFE),
    "desk:change_session": Expected(get=_STATION, post="403 403 403 302 302 403 403", body={"topic": "讲座"}),
    "desk:announce_session": Expected(get=_SAFE, post=_STATION_SENT, body={"version": "1"}),
    "desk:close_session": Expected(get=_SAFE, post=_REFUSED, body={"version": "1"}),
    "desk:cancel_session": Expected(get=_SAFE, post=_STATION_SENT, body={"version": "1", "reason": "改期"}),
    "desk:invite": Expected(get=_STATION, post=_REFUSED),
    "desk:attendance": Expected(get=_STATION, post=_REFUSED, body={"came": "{seat_id}"}),
    "desk:attendance_list": Expected(get=_READ, post=_SAFE),
    "desk:attach_material": Expected(get=_SAFE, post=_REFUSED),
    "desk:place": Expected(get=_HIDDEN),
    "desk:read_post": Expected(get=_HIDDEN, kwargs=_POST),
    "desk:read_post_file": Expected(get=_HIDDEN, kwargs=_FILE),
    "desk:talk": Expected(get=_HIDDEN),
    "desk:sign_up": Expected(get=_SAFE, post=_HIDDEN_SENT),
    "desk:sign_off": Expected(get=_SAFE, post=_HIDDEN_SENT),
    "desk:sign_in": Expected(get=_SAFE, post=_HIDDEN_SENT, body={"code": "1"}),
    "desk:rate_session": Expected(get=_SAFE, post=_HIDDEN_SENT, body={"stars": "5"}),
    "desk:material": Expected(get=_HIDDEN_SENT, post=_SAFE, kwargs={"file_id": "material_id"}),
}
