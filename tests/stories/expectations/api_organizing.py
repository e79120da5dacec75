"""What is expected of the API of foundings, re-elections, ballots and terms."""

from stories.expectations.kinds import Expected

API = "/api/v1/organizing"
ONE = f"{API}/undertakings/{{undertaking_id}}"
_READ = "401 401 200 200 200 200 200"
_ONE = "401 401 200 200 200 404 200"
_DONE = "401 401 200 200 200 403 403"
_MADE = "401 401 201 201 201 403 403"
_REFUSED = "401 401 422 422 422 403 403"

EXPECTED = {
    f"GET {API}/undertakings": Expected(get=_READ, queries=("limit=200", "after={person_id}")),
    f"POST {API}/foundings": Expected(
        post="401 401 403 201 201 403 403", body={"uscc": "{unionless_uscc}", "code": "NEUE-1", "name": "新工会"}
    ),
    f"POST {API}/renewals": Expected(
        post="401 401 201 403 403 403 403",
        body={"union_code": "{code}", "kind": "by_election"},
        beyond="whose step the first is",
    ),
    f"GET {ONE}": Expected(get=_ONE),
    f"POST {ONE}/group": Expected(
        post="401 401 404 200 200 403 403",
        kwargs={"undertaking_id": "founding_id"},
        body={"people": [{"name": name, "role": "worker"} for name in ("甲", "乙", "丙")]},
    ),
    f"POST {ONE}/plan": Expected(
        post="401 401 409 409 409 403 403", body={"version": 0, "form": "meeting", "seats": 5, "term_years": 3}
    ),
    f"GET {ONE}/roll": Expected(get=_ONE, queries=("limit=200",)),
    f"POST {ONE}/roll/freeze": Expected(post=_DONE),
    f"POST {ONE}/roll/correct": Expected(
        post=_DONE, body={"person_id": "{voter_person}", "strike": True, "reason": "调出"}
    ),
    f"POST {ONE}/display": Expected(
        post=_MADE,
        body={"what": "roll", "title": "名册", "start_on": "{today}", "working_days": 5, "contact": "办公室"},
    ),
    f"GET {ONE}/particulars": Expected(get="401 401 200 200 200 404 404"),
    f"POST {ONE}/particulars": Expected(post=_DONE, body={"given": {"contact": "马晓燕"}}),
    f"POST {ONE}/delegates": Expected(post=_REFUSED, body={"person_ids": ["{voter_person}"]}),
    f"GET {ONE}/candidates": Expected(get=_ONE),
    f"POST {ONE}/candidates": Expected(post=_MADE, body={"body": "audit", "person_id": "{voter_person}"}),
    f"POST {API}/candidates/{{candidate_id}}/answer": Expected(post=_DONE, body={"reason": "公开说明"}),
    f"POST {API}/candidates/{{candidate_id}}/withdraw": Expected(post=_DONE, body={"reason": "本人放弃"}),
    f"POST {ONE}/tellers": Expected(post=_REFUSED, body={"person_ids": ["{teller_person}"]}),
    f"GET {API}/terms": Expected(get=_READ, queries=("limit=200",)),
    f"POST {API}/terms": Expected(
        post="401 401 409 409 409 403 403", body={"union_code": "{code}", "elected_on": "{today}", "years": 3}
    ),
    f"POST {API}/terms/{{term_id}}/extend": Expected(
        post="401 401 403 200 200 403 403",
        body={"extended_to": "{in_half_a_year}", "paper": "1号", "reason": "停产"},
    ),
    f"GET {API}/elections": Expected(get=_READ, queries=("limit=200",)),
    f"POST {ONE}/elections": Expected(post=_REFUSED, body={"body": "audit", "seats": 3}),
    f"GET {API}/elections/{{election_id}}": Expected(get=_ONE),
    f"GET {API}/elections/{{election_id}}/result": Expected(get=_ONE),
    f"POST {API}/elections/{{election_id}}/count": Expected(
        post=_REFUSED,
        body={
            **dict.fromkeys(("present", "issued", "collected", "valid"), "9"),
            "votes": "{candidate_id}:9:0:0",
            "signed_by": "{teller_person}",
            "sheet": b"%PDF-1.4",
        },
    ),
    f"POST {API}/elections/{{election_id}}/open": Expected(post=_REFUSED, body={"hours": 8}),
    f"POST {API}/elections/{{election_id}}/close": Expected(post=_REFUSED),
    f"POST {API}/elections/{{election_id}}/settle": Expected(post=_REFUSED, body={"settlement": "run_off"}),
}
