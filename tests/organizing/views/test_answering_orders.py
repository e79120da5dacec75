"""A service order for a founding or a re-election is carried out here, by the station and nobody's neighbour."""

import pytest

from unionhall.desk.actions.ask_order import ask_order
from unionhall.desk.declared import order_type
from unionhall.organizing.actions.start_founding import start_founding
from unionhall.organizing.actions.start_renewal import start_renewal
from unionhall.organizing.models import Undertaking


@pytest.fixture
def order_for(ground, now):
    def make(kind: str, **whom: str) -> int:
        actor = ground.chair if "union_code" in whom else ground.station
        return ask_order(actor=actor, kind=kind, title="请指导站来帮忙", now=now, **whom)

    return make


def test_both_types_are_answered_here():
    kinds = {kind: order_type(kind) for kind in ("founding", "reelection", "library")}
    assert {kind: one.answers for kind, one in kinds.items() if one} == {
        "founding": "organizing:answer_order",
        "reelection": "organizing:answer_order",
        "library": "",
    }


def test_an_order_for_a_founding_opens_the_form_and_then_the_undertaking(ground, order_for, client_of, now):
    order = order_for("founding", uscc=ground.uscc)
    client = client_of("station_staff", "P")
    url = f"/organizing/orders/{order}/"
    assert url in client.get(f"/desk/orders/{order}/").content.decode()
    form = client.get(url)["Location"]
    assert f"employer={ground.uscc}" in form
    page = client.get(form).content.decode()
    assert f'value="{ground.uscc}"' in page
    assert "新厂有限公司" in page
    begun = start_founding(actor=ground.station, uscc=ground.uscc, code="N", name="新厂工会", now=now)
    assert client.get(url)["Location"] == f"/organizing/{begun}/"
    Undertaking.objects.update(finished_on=now.date(), outcome="done")
    assert client.get(url)["Location"] == f"/organizing/{begun}/"


def test_an_order_for_a_reelection_opens_the_form_and_then_the_undertaking(ground, order_for, client_of, now):
    order = order_for("reelection", union_code="U")
    client = client_of("station_staff", "P")
    url = f"/organizing/orders/{order}/"
    assert client.get(url)["Location"] == "/organizing/renewals/new/?union=U"
    begun = start_renewal(actor=ground.station, union_code="U", kind="reelection", now=now)
    assert client.get(url)["Location"] == f"/organizing/{begun}/"


def test_an_older_reelection_does_not_answer_a_new_order(ground, order_for, client_of, now):
    start_renewal(actor=ground.station, union_code="U", kind="reelection", now=now.replace(year=2022))
    Undertaking.objects.update(finished_on=now.replace(year=2022).date(), outcome="done")
    order = order_for("reelection", union_code="U")
    assert (
        client_of("station_staff", "P")
        .get(f"/organizing/orders/{order}/")["Location"]
        .startswith("/organizing/renewals/new/")
    )


def test_who_cannot_begin_it_is_told_so(ground, order_for, client_of):
    order = order_for("founding", uscc=ground.uscc)
    client = client_of("union_officer", "P")
    answer = client.get(f"/organizing/orders/{order}/", follow=True, HTTP_ACCEPT_LANGUAGE="en")
    assert answer.redirect_chain == [(f"/desk/orders/{order}/", 302)]
    assert "Nothing was begun" in answer.content.decode()


def test_other_orders_and_those_of_others_are_not_here(ground, order_for, client_of):
    gym = order_for("gym", uscc=ground.uscc)
    founding = order_for("founding", uscc=ground.uscc)
    assert client_of("station_staff", "P").get(f"/organizing/orders/{gym}/").status_code == 404
    assert client_of("union_officer", "U").get(f"/organizing/orders/{founding}/").status_code == 404
