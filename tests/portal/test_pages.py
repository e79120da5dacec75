"""The shell's pages fit who asks: nobody, a worker, an officer; and search and places stay within reach."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from unionhall.base import clock
from unionhall.base.models import Account, RoleAssignment
from unionhall.kernel.actors import system_actor
from unionhall.kernel.identity import check_char
from unionhall.registry.actions.found_organisations import found_organisations
from unionhall.registry.actions.link_account import link_account
from unionhall.registry.actions.register_person import register_person
from unionhall.registry.actions.reveal_person import reveal_person
from unionhall.registry.actions.start_membership import start_membership
from unionhall.registry.models import MembershipSpell, Organisation
from unionhall.registry.rules import kinds
from unionhall.registry.rules.rows import NewOrganisation

SYSTEM = system_actor("test", door="command")


@pytest.fixture
def places(db):
    rows = [
        NewOrganisation(code="C", name="某县总工会", kind=kinds.COUNTY_FEDERATION),
        NewOrganisation(code="A", name="甲镇总工会", kind=kinds.TOWN_FEDERATION, parent_code="C"),
        NewOrganisation(code="B", name="乙镇总工会", kind=kinds.TOWN_FEDERATION, parent_code="C"),
        NewOrganisation(code="A1", name="甲一厂工会", kind=kinds.SINGLE_UNION, parent_code="A"),
        NewOrganisation(code="B1", name="乙一厂工会", kind=kinds.SINGLE_UNION, parent_code="B"),
    ]
    found_organisations(actor=SYSTEM, parent_code="", rows=rows, now=clock.now())
    return dict(Organisation.objects.values_list("code", "path"))


@pytest.fixture
def log_in(places):
    def make(role, code, *, subtree=True):
        account = Account.objects.create(username=f"{role}{code}", display_name=role, created_at=clock.now())
        RoleAssignment.objects.create(
            account=account,
            role=role,
            scope_path=places[code],
            subtree=subtree,
            from_on=timezone.localdate(),
            granted_at=clock.now(),
        )
        client = Client()
        client.force_login(account)
        return client, account

    return make


@pytest.fixture
def member(places):
    def make(name, code, number=1):
        body = f"21078219850302{number:03d}"
        person = register_person(
            actor=SYSTEM,
            organisation_code=code,
            name=name,
            id_type="resident",
            id_number=body + check_char(body),
            phone=f"1390000{number:04d}",
            now=clock.now(),
        )
        start_membership(
            actor=SYSTEM,
            person_id=person,
            union_code=code,
            from_on=timezone.localdate().replace(year=2024),
            now=clock.now(),
        )
        return person

    return make


def _text(client, name, **query):
    answer = client.get(reverse(name), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_who_is_not_logged_in_is_told_what_this_is(client, db):
    assert reverse("account_login") in _text(client, "portal:home")
    for name in ("portal:me", "portal:search", "portal:places"):
        assert client.get(reverse(name)).status_code == 302


def test_an_officers_counts_lead_to_rows_of_the_own_place_only(log_in, member):
    client, _ = log_in("park_officer", "A")
    member("张皓楠", "A1", 1)
    member("单雨香", "B1", 2)
    text = _text(client, "portal:home")
    assert "1 membership is not yet confirmed by the member" in text
    assert "乙" not in text


def test_a_worker_sees_and_confirms_the_own_record_and_who_opened_it(log_in, member):
    client, account = log_in("worker", "A1", subtree=False)
    person = member("张皓楠", "A1")
    link_account(actor=SYSTEM, person_id=person, account_id=account.pk, now=clock.now())
    reveal_person(actor=SYSTEM, person_id=person, reason="checking a payment", now=clock.now())
    home = _text(client, "portal:home")
    assert home.count('class="u-card') <= 3
    text = _text(client, "portal:me")
    assert "checking a payment" in text
    assert "19850302" not in text
    spell = MembershipSpell.objects.get()
    assert client.post(reverse("portal:confirm_mine", args=[spell.pk])).status_code == 302
    spell.refresh_from_db()
    assert spell.confirmed_at is not None


def test_nobody_confirms_anothers_membership(log_in, member):
    client, account = log_in("worker", "A1", subtree=False)
    link_account(actor=SYSTEM, person_id=member("张皓楠", "A1", 1), account_id=account.pk, now=clock.now())
    other = member("单雨香", "B1", 2)
    spell = MembershipSpell.objects.get(person=other)
    assert client.post(reverse("portal:confirm_mine", args=[spell.pk])).status_code == 404


@pytest.mark.parametrize(
    ("words", "found"), [("zhn", "张皓楠"), ("shanyuxiang", ""), ("甲一", "甲一厂工会"), ("yyc", ""), ("%", "")]
)
def test_search_hits_by_pinyin_within_reach_only(log_in, member, words, found):
    client, _ = log_in("park_officer", "A")
    member("张皓楠", "A1", 1)
    member("单雨香", "B1", 2)
    text = _text(client, "portal:search", q=words)
    assert (found in text) if found else "Nothing within your reach" in text
    assert "单雨香" not in text
    assert "乙一厂" not in text


def test_a_number_is_searched_by_post_and_leads_to_its_owner(log_in, member):
    client, _ = log_in("park_officer", "A")
    mine, other = member("张皓楠", "A1", 1), member("单雨香", "B1", 2)
    answer = client.post(reverse("portal:search"), {"q": "13900000001"})
    assert answer.headers["Location"] == reverse("registry:person", args=[mine])
    text = client.post(reverse("portal:search"), {"q": "13900000002"}).content.decode()
    assert "Nobody within your reach" in text
    assert f"/people/{other}/" not in text


def test_places_are_found_within_reach_and_narrow_the_lists(log_in, places):
    client, _ = log_in("county_officer", "C")
    assert "乙镇总工会" in _text(client, "portal:places", q="yz")
    client.post(reverse("base:act_at"), {"at": places["A"]})
    assert "乙镇总工会" not in _text(client, "registry:organisations", all="1")
    assert "乙镇总工会" in _text(client, "portal:places")


def test_the_search_of_the_top_bar_is_posted_and_the_switcher_finds_every_place(log_in, places):
    client, _ = log_in("park_officer", "A")
    text = _text(client, "portal:home")
    form = text[text.index('class="u-search"') :]
    form = form[: form.index("</form>")]
    assert 'method="post"' in form
    assert "csrfmiddlewaretoken" in form
    assert f'href="{reverse("portal:places")}"' in text
    answer = client.post(reverse("portal:search"), {"q": "甲一"})
    assert answer.url == f"{reverse('portal:search')}?q=%E7%94%B2%E4%B8%80"
    assert "甲一厂工会" in client.get(answer.url).content.decode()


def test_pages_of_people_with_a_log_in_stay_out_of_caches(log_in, client):
    officer, _ = log_in("park_officer", "A")
    assert officer.get(reverse("portal:home")).headers["Cache-Control"] == "private, no-store"
    assert "Cache-Control" not in client.get(reverse("portal:home")).headers
