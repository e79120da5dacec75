"""The API of deployments: from the county to a town and back; nobody else's, and never a fault of the server."""

import pytest

from unionhall.base import clock

FORM = {
    "fields": [{"code": "founded", "title": "新建工会", "target": True}],
    "checks": [{"code": "zero", "title": "不为零", "rule": "founded >= 1"}],
}


def test_a_deployment_goes_down_and_comes_back(caller):
    county, signer, town, other = (
        caller("county_officer", "C"),
        caller("county_officer", "C", name="signer"),
        caller("park_officer", "A"),
        caller("park_officer", "B"),
    )
    assert {one["code"] for one in county("get", "desk/return-forms")} == {"founding_drive", "grassroots_yearly"}
    today = clock.today()
    asked = {"issuer_code": "C", "title": "建会", "first_year": today.year, "last_year": today.year}
    made = county("post", "desk/deployments", {**asked, "due_on": today.isoformat()}, status=201)["id"]
    version = county("put", f"desk/deployments/{made}/form", {"version": 1, **FORM})["version"]
    other("get", f"desk/deployments/{made}", status=404)
    (root,) = county("get", f"desk/deployments/{made}/parts")["items"]
    cell = {"field": "founded", "year": today.year}
    shares = [{"code": code, "targets": [{**cell, "amount": amount}]} for code, amount in (("A", 6), ("B", 3))]
    split = {"version": 1, "shares": shares, "own": [{**cell, "amount": 10}]}
    county("post", f"desk/parts/{root['id']}/split", split, status=422)
    county("post", f"desk/parts/{root['id']}/split", {**split, "reason": "另行安排"})
    issue = {"version": version, "paper_number": "县工发〔2026〕2号"}
    assert county("post", f"desk/deployments/{made}/issue", issue)["paper_number"] == "县工发〔2026〕2号"
    (code,) = [one["code"] for one in town("get", f"desk/deployments/{made}/rounds")]
    (part,) = town("get", f"desk/deployments/{made}/parts")["items"]
    assert part["targets"] == [{**cell, "amount": 6}]
    assert town("get", f"desk/parts/{part['id']}")["state"] == "sent"
    for event, number in (("confirm", 1), ("keep", 2)):
        town("post", f"desk/parts/{part['id']}/steps", {"event": event, "version": number})
    (given,) = town("get", f"desk/returns?deployment={made}")["items"]
    other("get", f"desk/returns/{given['id']}", status=404)
    url = f"desk/returns/{given['id']}"
    saved = town("patch", url, {"saved": 1, "values": {"founded": 0}})["saved"]
    town("post", f"{url}/steps", {"event": "submit", "version": 1, "saved": saved}, status=422)
    saved = town("patch", url, {"saved": saved, "explanations": {"zero": "尚未启动"}})["saved"]
    town("post", f"{url}/steps", {"event": "submit", "version": 1, "saved": saved})
    town("post", f"{url}/steps", {"event": "accept", "version": 2}, status=403)
    county("post", f"{url}/steps", {"event": "accept", "version": 2})
    now = county("get", f"desk/parts/{root['id']}/rounds/{code}")
    assert (now["due"], now["returned"], now["totals"]) == (2, 1, {"founded": 0})
    (behind,) = county("get", f"desk/parts/{root['id']}/rounds/{code}/behind/founded")
    assert behind["return_id"] == given["id"]
    assert county("post", f"desk/parts/{root['id']}/rounds/{code}/remind", {"words": ""})["reminded"] == 0
    frozen = county("post", f"desk/parts/{root['id']}/rounds/{code}/freeze", {"reason": ""}, status=201)["id"]
    mark = county("get", f"desk/rollups/{frozen}")["sha256"]
    county("post", f"desk/rollups/{frozen}/sign", {"sha256": mark}, status=422)
    signer("post", f"desk/rollups/{frozen}/sign", {"sha256": mark}, status=201)
    assert county("get", "desk/rollups")["items"][0]["signed_at"]
    assert town("post", f"{url}/correct", {"reason": "更正"}, status=201)["id"] > given["id"]
    assert county("post", f"desk/deployments/{made}/copy", status=201)["id"] > made
    assert county("post", f"desk/deployments/{made}/withdraw", {"version": 3, "reason": "调整"})["released"] == 2


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("get", "desk/deployments/9223372036854775807", None),
        ("get", "desk/returns/0", None),
        ("get", "desk/parts/1/rounds/2026", None),
        ("post", "desk/deployments", {"issuer_code": "C", "title": "\x00", "first_year": 2026, "last_year": 2026}),
        ("post", "desk/deployments", {"issuer_code": "C", "title": "a", "first_year": 99999, "last_year": 2026}),
        ("patch", "desk/returns/1", {"saved": 1, "values": {"a": 2**70}}),
        ("patch", "desk/returns/1", {"saved": 1, "values": {"a": "\x00"}}),
        ("post", "desk/parts/1/split", {"version": 1, "shares": []}),
        ("post", "desk/rollups/1/sign", {"sha256": "x"}),
    ],
)
def test_what_cannot_be_is_refused(caller, method, path, body):
    answer = caller("county_officer", "C").send(method, path, body, key="key-of-one-call")
    assert 400 <= answer.status_code < 500
