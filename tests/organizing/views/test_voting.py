"""Voting on the phone: one candidate a screen, back loses nothing, cast once."""

import pytest
from django.test import Client

from unionhall.base.models import Account
from unionhall.organizing.actions.open_ballot import open_ballot
from unionhall.organizing.models import Ballot, BallotReceipt, PooledBallot
from unionhall.registry.models import Person


@pytest.fixture
def voter(ground, ballot, now, later, monkeypatch) -> tuple[Client, str]:
    monkeypatch.setattr("unionhall.base.clock.now", lambda: now)
    made = ballot(voters=8, candidates=2, seats=1, method="electronic")
    open_ballot(actor=ground.chair, election_id=made.pk, closes_at=later, now=now)
    actor = ground.voter(Person.objects.order_by("id")[0])
    client = Client()
    client.force_login(Account.objects.get(pk=actor.account_id))
    return client, f"/organizing/vote/{made.pk}/"


def test_one_decision_a_screen(voter) -> None:
    client, url = voter
    assert url in client.get("/organizing/vote/").content.decode()
    assert client.get(url).status_code == 200
    second = client.post(url, {"mark": ["for"]})
    assert 'value="for"' in second.content.decode()
    back = client.post(url, {"mark": ["for"], "back": "1"})
    assert '<input type="hidden" name="mark"' not in back.content.decode()
    too_many = client.post(url, {"mark": ["for", "for"], "cast": "1"})
    assert too_many.status_code == 422
    assert client.post(url, {"mark": ["for", "against"]}).status_code == 200
    assert not BallotReceipt.objects.exists()
    cast = client.post(url, {"mark": ["for", "against"], "cast": "1", "written_in": ["", "", ""]})
    assert cast.status_code == 302
    assert (BallotReceipt.objects.count(), PooledBallot.objects.count(), Ballot.objects.count()) == (1, 1, 0)
    assert client.get(url).status_code == 200
    assert client.post(url, {"mark": ["against", "for"], "cast": "1"}).status_code == 200
    assert BallotReceipt.objects.count() == 1


def test_the_page_of_an_open_ballot_tells_no_total(voter, client_of) -> None:
    client, url = voter
    client.post(url, {"mark": ["for", "against"], "cast": "1"})
    officer = client_of("union_officer", "U")
    shown = officer.get(url.replace("vote", "elections"), HTTP_ACCEPT_LANGUAGE="en").content.decode()
    assert "1 of 8 have voted" in shown
    assert "Elected" not in shown


def test_nobody_else_votes(voter, client_of) -> None:
    _, url = voter
    assert client_of("union_officer", "U").get(url).status_code == 404
    assert Client().get(url).status_code == 302
