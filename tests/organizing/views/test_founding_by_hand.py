"""A founding and its election typed into the pages; every page opens."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from unionhall.organizing.models import Candidate, Election, Undertaking

pytestmark = pytest.mark.usefixtures("at_noon")


@pytest.fixture
def at_noon(monkeypatch, now) -> None:
    monkeypatch.setattr("unionhall.base.clock.now", lambda: now)


def post(client, url: str, **data):
    """Send a form; a refusal shows its page with 422."""
    answer = client.post(url, data)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    return answer["Location"]


def test_from_the_first_form_to_the_result(ground, people, client_of) -> None:
    client = client_of("station_staff", "P")
    here = post(client, "/organizing/foundings/new/", uscc=ground.uscc, name="新厂工会", code="N", kind="single_union")
    it = Undertaking.objects.get()
    assert here == f"/organizing/{it.pk}/"
    post(client, f"{here}group/", people="甲\n乙\n丙")
    voters = people(12, union="N", women=4)
    post(client, f"{here}plan/", form="meeting", seats=3, women_seats=1, term_years=3, version=it.version)
    roll = post(client, f"{here}roll/freeze/")
    post(client, f"{here}roll/correct/", person=voters[0].pk, strike="1", reason="已调出")
    post(client, f"{here}roll/correct/", person=voters[0].pk, strike="", reason="更正")
    for person in voters[:4]:
        post(client, f"{here}nominate/", person=person.pk, body="committee", frontline="on", group="一班", votes=6)
    cousin = post(client, f"{here}nominate/", person=voters[5].pk, body="committee", relation="cousin")
    assert cousin == here
    assert "art. 1045" in client.get(here, HTTP_ACCEPT_LANGUAGE="en").content.decode()
    last = Candidate.objects.order_by("id").last()
    assert last is not None
    post(client, f"/organizing/candidates/{last.pk}/answer/", reason="班组一致推荐")
    post(client, f"/organizing/candidates/{last.pk}/withdraw/", reason="本人不愿")
    show = {"what": "candidates", "title": "候选人公示", "start_on": "2026-11-23", "contact": "办公室"}
    post(client, f"{here}display/", working_days=5, **show)
    short = client.post(f"{here}display/", {**show, "working_days": 4})
    assert short.status_code == 422
    post(client, f"{here}tellers/", people=[voters[-1].pk, voters[-2].pk])
    ballot = post(client, f"{here}ballots/new/", body="committee", method="paper")
    stand = list(Candidate.objects.filter(withdrawn_reason="").order_by("id").values_list("id", flat=True))
    marks = {f"c{pk}_for": votes for pk, votes in zip(stand, [12, 8, 8, 5], strict=True)}
    marks |= {f"c{pk}_against": 12 - votes for pk, votes in zip(stand, [12, 8, 8, 5], strict=True)}
    numbers = {"present": 12, "issued": 12, "collected": 12, "valid": 12, "signed_by": [v.pk for v in voters[-2:]]}
    zero = {f"c{pk}_abstain": 0 for pk in stand}
    sheet = SimpleUploadedFile("sheet.pdf", b"%PDF-1.4 tally")
    wrong = client.post(f"{ballot}count/", {**marks, **zero, **numbers, "valid": 13, "sheet": sheet})
    assert wrong.status_code == 422
    sheet = SimpleUploadedFile("sheet.pdf", b"%PDF-1.4 tally")
    post(client, f"{ballot}count/", **marks, **zero, **numbers, sheet=sheet)
    shown = client.get(ballot, HTTP_ACCEPT_LANGUAGE="en").content.decode()
    assert "7 votes for are needed (more than 1/2 of 12 due)" in shown
    assert Election.objects.get().standings.filter(elected=True).count() == 3
    for url in ("/organizing/", "/organizing/?open=yes", here, roll, ballot, "/organizing/terms/"):
        assert client.get(url).status_code == 200
    for url in ("renewals/new/", "foundings/new/", f"{it.pk}/plan/", f"{it.pk}/group/", f"{it.pk}/tellers/"):
        assert client.get(f"/organizing/{url}").status_code == 200
    assert client.get(f"/organizing/runs/{it.run_id}/")["Location"] == here


def test_strangers_see_nothing(ground, founding, client_of) -> None:
    client = client_of("union_officer", "U")
    for url in ("", "plan/", "roll/", "nominate/", "ballots/new/"):
        assert client.get(f"/organizing/{founding.pk}/{url}").status_code == 404
