"""Corrections are typed in steps over the version that was seen, and say beforehand what they change."""

import pytest
from django.urls import reverse

from unionhall.registry.models import Employer, Organisation

FACTS = {"short_name": "甲一", "uscc": "", "founded_on": "2012-05-01", "term_ends_on": ""}
WHERE = {"region": "", "address": "人民路 1 号", "reason": "登记有误"}


def text_of(answer):
    return answer.content.decode()


def test_an_organisations_details(forest, officer_at):
    _, client = officer_at("A")
    address = reverse("registry:correct_organisation", args=["A1"])
    assert reverse("registry:correct_organisation", args=["A1"]) in text_of(
        client.get(reverse("registry:organisation", args=["A1"]))
    )
    seen = client.get(address).headers["Location"]
    assert seen.endswith("?version=1")
    assert client.post(seen, FACTS).headers["Location"].endswith("step=2")
    client.post(f"{seen}&step=2", WHERE)
    review = text_of(client.get(f"{seen}&step=3"))
    assert "人民路 1 号" in review
    assert Organisation.objects.get(code="A1").version == 1
    assert client.post(f"{seen}&step=3").headers["Location"] == reverse("registry:organisation", args=["A1"])
    held = Organisation.objects.get(code="A1")
    assert (held.address, held.short_name, held.version) == ("人民路 1 号", "甲一", 2)


def test_a_colleague_was_faster(forest, officer_at):
    _, client = officer_at("A")
    seen = reverse("registry:correct_organisation", args=["A1"]) + "?version=1"
    client.post(seen, FACTS)
    client.post(f"{seen}&step=2", WHERE)
    Organisation.objects.filter(code="A1").update(version=2)
    answer = client.post(f"{seen}&step=3")
    assert answer.status_code == 422
    assert "Somebody changed this record meanwhile" in text_of(answer)


def test_an_employers_details(forest, officer_at, employer):
    _, client = officer_at("A")
    seen = client.get(reverse("registry:correct_employer", args=[employer])).headers["Location"]
    typed = {
        "name": "甲一新厂",
        "form": "159",
        "industry": "F",
        "region": "",
        "opened_on": "2010-01-01",
        "reason": "改",
    }
    client.post(seen, typed)
    assert "甲一新厂" in text_of(client.get(f"{seen}&step=2"))
    client.post(f"{seen}&step=2")
    assert Employer.objects.get().name == "甲一新厂"


@pytest.mark.parametrize("name", ["correct_organisation", "correct_employer"])
def test_wrong_actors(forest, officer_at, twin_employer, name):
    _, client = officer_at("A")
    other = "B1" if name == "correct_organisation" else twin_employer
    assert client.get(reverse(f"registry:{name}", args=[other]) + "?version=1").status_code == 404
    _, worker = officer_at("A1", "union_officer")
    own = worker.get(reverse("registry:correct_organisation", args=["A1"]) + "?version=1")
    assert own.status_code in {403, 404}
