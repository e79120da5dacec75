"""The working-day calendar over the API: everybody reads, its keepers change."""

from unionhall.base.models import CalendarDay


def test_read_change_and_confirm(caller):
    keeper, reader = caller("city_officer", "C"), caller("worker", "A1")
    keeper("put", "base/calendar/days/2030-02-02", {"working": True, "title": "补班"})
    assert CalendarDay.objects.filter(day__year=2030).count() == 1
    keeper("post", "base/calendar/2030/confirm", {"notice": "国办发明电[2029]7号"})
    seen = reader("get", "base/calendar/2030")
    assert seen["notice"] == "国办发明电〔2029〕7号"
    assert seen["days"] == [{"day": "2030-02-02", "working": True, "title": "补班", "by_hand": True}]
    assert {"year": 2030, "notice": seen["notice"], "days": 1} in reader("get", "base/calendar")
    reader("put", "base/calendar/days/2030-02-02", {"working": False}, status=403)
    reader("post", "base/calendar/2030/confirm", {"notice": "国办发明电〔2029〕7号"}, status=403)


def test_what_lies_outside_the_table(caller):
    keeper = caller("administrator", "")
    for path in ("base/calendar/1999", "base/calendar/99999999999999999999", "base/calendar/x"):
        keeper("get", path, status=422)
    keeper("put", "base/calendar/days/9999-12-31", {"working": True}, status=422)
    keeper("post", "base/calendar/2030/confirm", {"notice": "no number"}, status=422)
    assert keeper("get", "base/calendar/2099") == {"year": 2099, "notice": "", "days": []}
