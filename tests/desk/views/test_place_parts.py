"""What a station's page and a worker's Home say of rooms, column and talks."""

from django.urls import reverse

from unionhall.base.models import Account, RoleAssignment


def test_the_station_shows_its_rooms_and_how_fresh_its_column_is(log_in, room, published, announced, station):
    url = reverse("registry:organisation", args=[station.code])
    page = log_in("wang").get(url).content.decode()
    assert "never" in page
    room(), published(), announced("工伤怎么办")
    page = log_in("wang").get(url).content.decode()
    assert all(word in page for word in ("职工图书室", "工伤怎么办", reverse("desk:place", args=[station.code])))
    assert log_in("far_station").get(url).status_code == 404


def test_a_worker_finds_the_nearest_station_at_home(log_in, published, announced, station):
    client = log_in("worker")
    assert station.name not in client.get("/").content.decode()
    post, talk = published("困难职工认定"), announced("工伤怎么办")
    page = client.get("/").content.decode()
    links = (
        reverse("desk:read_post", args=[post.pk]),
        reverse("desk:talk", args=[talk.pk]),
        reverse("desk:place", args=[station.code]),
    )
    assert all(link in page for link in links)


def test_another_parks_station_is_not_the_nearest(log_in, published, people, now):
    published("困难职工认定")
    account = Account.objects.get(pk=people.ids["worker"])
    RoleAssignment.objects.filter(account=account).update(scope_path="000100020001")
    assert "困难职工认定" not in log_in("worker").get("/").content.decode()
