"""One's own household on a page: named, refused, ended, seen by nobody else."""

import pytest
from django.urls import reverse

from unionhall.base.models import Account
from unionhall.workflow.models import HouseholdTie

PAGE = reverse("workflow:household")


@pytest.fixture
def kin(ground):
    return ground.member("000100010001").person


@pytest.fixture
def as_chair(client, people):
    client.force_login(Account.objects.get(pk=people.ids["chair"]))
    return client


def test_somebody_is_named_and_later_no_longer(as_chair, kin, django_assert_max_num_queries):
    assert "You have named nobody yet." in as_chair.get(PAGE).content.decode()
    answer = as_chair.post(PAGE, {"person": str(kin.pk)}, follow=True)
    assert kin.name in answer.content.decode()
    tie = HouseholdTie.objects.get()
    with django_assert_max_num_queries(14):
        as_chair.get(PAGE)
    as_chair.post(reverse("workflow:end_household", args=[tie.pk]))
    tie.refresh_from_db()
    assert tie.ended_at is not None
    assert kin.name not in as_chair.get(PAGE).content.decode().replace("Ended", "")


def test_an_unknown_name_is_refused_at_its_field(as_chair, kin):
    answer = as_chair.post(PAGE, {"person": "无此人"})
    assert answer.status_code == 422
    assert "无此人" in answer.content.decode()
    assert not HouseholdTie.objects.exists()


def test_nobody_else_ends_or_sees_it(as_chair, client, people, kin):
    as_chair.post(PAGE, {"person": str(kin.pk)})
    tie = HouseholdTie.objects.get()
    client.force_login(Account.objects.get(pk=people.ids["twin"]))
    assert client.post(reverse("workflow:end_household", args=[tie.pk])).status_code == 404
    assert kin.name not in client.get(PAGE).content.decode()
