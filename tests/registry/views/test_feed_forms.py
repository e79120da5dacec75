"""A system is described and changed in steps; a wrong line is named where it stands."""

from django.urls import reverse

from registry.views.feed_office import begun, text_of
from unionhall.registry.models import FeedSystem

STEPS = (
    {"name": "省级平台", "code": "PROV", "subject": "members", "file_format": "csv", "owner_organisation": "C"},
    {"columns": "编号 | our reference\n姓名 | name | | | must\n性别 | sex | | 性别"},
    {"codes": "性别 | M | 1\n性别 | F | 2"},
    {"return_key": "编号", "return_verdict": "结果", "return_reason": "", "accepted_words": "成功，通过"},
    {"source": "通知第 1 号", "from_on": "2026-01-01"},
)


def walk(client, address, steps):
    for number, typed in enumerate(steps, start=1):
        answer = client.post(f"{address}?step={number}", typed)
        assert answer.status_code == 302, text_of(answer)
    return f"{address}?step={len(steps) + 1}"


def test_a_system_is_described(forest, officer_at):
    _, client = officer_at("C", "county_officer")
    last = walk(client, reverse("registry:describe_feed"), STEPS)
    assert "its file has 3 columns" in text_of(client.get(last))
    held_at = client.post(last).headers["Location"]
    held = FeedSystem.objects.get()
    assert (held.code, held.accepted_words, held.verified) == ("PROV", ["成功", "通过"], False)
    assert held_at == reverse("registry:feed", args=[held.pk])


def test_a_wrong_line_is_named(forest, officer_at):
    _, client = officer_at("C", "county_officer")
    answer = client.post(reverse("registry:describe_feed") + "?step=2", {"columns": "编号 | reference\n工资 | salary"})
    assert answer.status_code == 422
    assert "Line 2: “salary”" in text_of(answer)


def test_its_columns_are_changed(forest, officer_at):
    _, client = officer_at("C", "county_officer")
    begun(client)
    system = FeedSystem.objects.get()
    address = reverse("registry:change_feed", args=[system.pk])
    assert "手机号 | mobile phone | | | must" in text_of(client.get(address))
    steps = (*STEPS[1:4], STEPS[4] | {"verified": "on", "from_on": system.from_on.isoformat()})
    client.post(walk(client, address, steps))
    held = FeedSystem.objects.get()
    assert (held.verified, held.columns.count()) == (True, 3)


def test_nobody_describes_for_the_twin(forest, officer_at):
    _, client = officer_at("B", "county_officer")
    answer = client.post(reverse("registry:describe_feed") + "?step=1", STEPS[0] | {"owner_organisation": "某县总工会"})
    assert answer.status_code == 422
    assert "Nothing within your reach" in text_of(answer)
