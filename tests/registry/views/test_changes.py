"""Every action has its screen: employers move and close, people are corrected and linked, posts bring their role."""

from datetime import date

import pytest
from django.urls import reverse

from unionhall.base.models import Account, RoleAssignment
from unionhall.registry.models import Employer, MembershipSpell, Organisation, Person, Post
from unionhall.registry.views.members import _confirm


@pytest.fixture
def walk():
    """Send each page of a flow and answer with the text of its last page, then let it happen."""

    def go(client, name, args, *pages):
        url = reverse(name, args=args)
        first = client.get(url)
        if first.status_code == 302:  # the version of the record joins the address
            url = first.url
        joint = "&" if "?" in url else "?"
        for number, values in enumerate(pages, start=1):
            answer = client.post(f"{url}{joint}step={number}", values)
            assert answer.status_code == 302, answer.content.decode()
        review = client.get(f"{url}{joint}step={len(pages) + 1}")
        assert review.status_code == 200
        return review.content.decode(), client.post(f"{url}{joint}step={len(pages) + 1}")

    return go


def test_an_employer_moves_to_another_ground_and_whoever_loses_it_is_told_so(officer_at, employer, walk, forest):
    _, client = officer_at("C", "county_officer")
    assert (
        reverse("registry:move_employer", args=[employer])
        in client.get(reverse("registry:employer", args=[employer])).content.decode()
    )
    text, done = walk(
        client,
        "registry:move_employer",
        [employer],
        {"seat_organisation": "乙镇总工会", "reason": "registered wrongly"},
    )
    assert "甲镇总工会" in text
    assert "Whoever answered for the old place no longer does." in text
    assert done.status_code == 302
    assert Employer.objects.get(uscc=employer).seat.code == "B"


def test_an_employer_moves_only_within_reach(officer_at, employer):
    _, client = officer_at("A")
    url = reverse("registry:move_employer", args=[employer])
    answer = client.post(f"{url}?step=1", {"seat_organisation": "乙镇总工会", "reason": "x"})
    assert answer.status_code == 422
    assert "Nothing within your reach" in answer.content.decode()


def test_an_employer_closes_and_the_twin_is_not_found(officer_at, employer, twin_employer, walk):
    _, client = officer_at("A")
    assert client.get(reverse("registry:close_employer", args=[twin_employer])).status_code == 404
    _, done = walk(client, "registry:close_employer", [employer], {"last_on": "2026-11-20", "reason": "bankrupt"})
    assert done.status_code == 302
    assert Employer.objects.get(uscc=employer).closed_on == date(2026, 11, 20)


def test_a_person_is_corrected_and_what_is_sealed_stays_unseen_and_unchanged(officer_at, somebody, walk):
    person_id = somebody(1, name="张三")
    before = Person.objects.get(pk=person_id)
    _, client = officer_at("A")
    who = {"name": "张叁", "id_type": "", "id_number": "", "phone": ""}
    details = {"sex": "", "birth_on": "", "ethnicity": "满族"}
    text, done = walk(client, "registry:correct_person", [person_id], who, details)
    assert "张叁" in text
    assert before.id_number not in text
    assert done.status_code == 302
    after = Person.objects.get(pk=person_id)
    assert (after.name, after.ethnicity, after.id_number) == ("张叁", "满族", before.id_number)
    assert (after.phone, after.sex, after.birth_on) == (before.phone, before.sex, before.birth_on)


def test_a_correction_of_an_older_version_changes_nothing(officer_at, somebody):
    person_id = somebody(1, name="张三")
    _, client = officer_at("A")
    url = reverse("registry:correct_person", args=[person_id]) + "?version=1"
    client.post(f"{url}&step=1", {"name": "张叁"})
    client.post(f"{url}&step=2", {"ethnicity": "满族"})
    Person.objects.filter(pk=person_id).update(version=2)
    answer = client.post(f"{url}&step=3")
    assert answer.status_code == 422
    assert "Somebody changed this record meanwhile" in answer.content.decode()
    assert Person.objects.get(pk=person_id).name == "张三"


def test_a_log_in_is_linked_by_its_user_name_and_only_within_reach(officer_at, member, walk, forest, account):
    person_id = MembershipSpell.objects.get(pk=member(1, at="A1")).person_id
    _, client = officer_at("A")
    Account.objects.filter(pk=account("zhangsan").pk).update(scope_path=forest.paths["A1"], display_name="张三")
    Account.objects.filter(pk=account("stranger").pk).update(scope_path=forest.paths["B1"])
    assert (
        reverse("registry:link_account", args=[person_id])
        in client.get(reverse("registry:person", args=[person_id])).content.decode()
    )
    url = reverse("registry:link_account", args=[person_id])
    assert client.post(f"{url}?step=1", {"account": "stranger"}).status_code == 422
    text, done = walk(client, "registry:link_account", [person_id], {"account": "zhangsan"})
    assert "zhangsan (张三)" in text
    assert done.status_code == 302
    assert Person.objects.get(pk=person_id).account.username == "zhangsan"


def test_a_post_brings_its_role_when_the_tick_says_so(officer_at, member, walk, forest, account):
    person_id = MembershipSpell.objects.get(pk=member(1, at="A1")).person_id
    log_in = account("zhangsan")
    Person.objects.filter(pk=person_id).update(account=log_in)
    _, client = officer_at("A")
    values = {
        "person": str(person_id),
        "union_organisation": "A1",
        "post": "chair",
        "from_on": "2026-11-22",
        "with_role": "on",
    }
    text, done = walk(client, "registry:fill_post", [], values)
    assert done.status_code == 422  # the log-in is kept elsewhere: nothing happens, what was typed stays
    assert not Post.objects.exists()
    Account.objects.filter(pk=log_in.pk).update(scope_path=forest.paths["A1"])
    text, done = walk(client, "registry:fill_post", [], values)
    assert "for the same term" in text
    assert done.status_code == 302
    role = RoleAssignment.objects.get(account__username="zhangsan")
    assert (role.role, role.scope_path) == ("union_officer", forest.paths["A1"])
    assert Post.objects.get().role_id == role.pk


def test_who_cannot_give_roles_is_not_offered_the_tick(officer_at):
    _, giver = officer_at("A")
    _, other = officer_at("A", "station_staff")
    assert "with_role" in giver.get(reverse("registry:fill_post")).content.decode()
    assert "with_role" not in other.get(reverse("registry:fill_post")).content.decode()


def test_papers_of_many_are_confirmed_at_once_and_one_ended_spell_stops_nobody(officer_at, member, now):
    actor, _ = officer_at("A")
    spells = [member(number) for number in (1, 2, 3)]
    assert _confirm(actor, spells[:2], {"reason": "柜 3"}, now).done == 2
    MembershipSpell.objects.filter(pk=spells[0]).update(status="left", to_on=date(2026, 1, 1))
    outcome = _confirm(actor, spells, {"reason": "柜 3"}, now)
    assert [pk for pk, _ in outcome.refused] == [spells[0]]
    assert MembershipSpell.objects.filter(confirmed_at__isnull=True).count() == 0


def test_strangers_are_led_to_the_log_in_and_back(client, employer):
    url = reverse("registry:employer", args=[employer])
    answer = client.get(url)
    assert answer.status_code == 302
    assert answer.url == f"{reverse('account_login')}?next={url}"
    assert client.post(reverse("registry:close_employer", args=[employer])).status_code in {403, 404}
    assert Organisation.objects.filter(closed_on__isnull=False).count() == 0
