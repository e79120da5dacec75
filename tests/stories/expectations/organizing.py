"""What is expected of the pages of foundings, re-elections, ballots and terms."""

from stories.expectations.kinds import Expected

_READ = "302 403 200 200 200 403 200"
_SENT = "403 403 200 200 200 403 200"
_FORM = "302 404 200 200 200 404 404"
_DONE = "404 404 302 302 302 404 404"
_POSTED = "403 403 302 302 302 403 403"
_REFUSED = "404 404 422 422 422 404 404"

EXPECTED = {
    "organizing:undertakings": Expected(get=_READ, post=_SENT, queries=("open=yes", "page=2")),
    "organizing:found": Expected(
        get="302 403 403 200 200 403 403",
        post="403 403 403 302 302 403 403",
        body={"uscc": "{unionless_uscc}", "code": "NEUE-1", "name": "新工会", "kind": "single_union"},
        queries=("employer={unionless_uscc}",),
    ),
    "organizing:renew": Expected(
        get="302 403 200 200 200 403 403",
        post="403 403 302 403 403 403 403",
        body={"union_code": "{code}", "kind": "by_election", "timing": "on_time"},
        beyond="whose step the first is",
        queries=("union={code}",),
    ),
    "organizing:of_run": Expected(
        get="302 403 302 302 302 403 302", post="403 403 302 302 302 403 302", kwargs={"run_id": "procedure_run_id"}
    ),
    "organizing:undertaking": Expected(get=_READ, post=_SENT),
    "organizing:prep_group": Expected(
        get="302 404 404 200 200 404 404",
        post="404 404 404 302 302 404 404",
        kwargs={"undertaking_id": "founding_id"},
        body={"people": "甲\n乙\n丙"},
    ),
    "organizing:plan": Expected(get=_FORM, post=_DONE, body={"form": "meeting", "seats": "5", "term_years": "3"}),
    "organizing:particulars": Expected(
        get=_FORM, post=_DONE, kwargs={"section": "contact"}, body={"contact": "马晓燕", "phone": "0416-5550123"}
    ),
    "organizing:delegates": Expected(get=_FORM, post=_REFUSED, body={"people": "{voter_person}"}),
    "organizing:roll": Expected(get=_READ, post=_SENT, queries=("page=2",)),
    "organizing:freeze_roll": Expected(post=_POSTED),
    "organizing:correct_roll": Expected(
        get=_FORM, post=_DONE, body={"person": "{voter_person}", "strike": "1", "reason": "调出"}
    ),
    "organizing:display": Expected(
        get=_FORM,
        post=_DONE,
        body={"what": "roll", "title": "名册", "start_on": "{today}", "working_days": "5", "contact": "办公室"},
    ),
    "organizing:nominate": Expected(get=_FORM, post=_DONE, body={"person": "{voter_person}", "body": "audit"}),
    "organizing:tellers": Expected(get=_FORM, post=_REFUSED, body={"people": "{teller_person}"}),
    "organizing:prepare": Expected(get=_FORM, post=_REFUSED, body={"body": "audit", "method": "paper", "seats": "3"}),
    "organizing:answer_for": Expected(get=_FORM, post=_DONE, body={"reason": "公开说明"}),
    "organizing:withdraw": Expected(get=_FORM, post=_DONE, body={"reason": "本人放弃"}),
    "organizing:election": Expected(get=_READ, post=_SENT),
    "organizing:count": Expected(get=_FORM, post=_REFUSED, body={"present": "1"}),
    "organizing:open_ballot": Expected(get=_FORM, post=_REFUSED, body={"hours": "8"}),
    "organizing:close_ballot": Expected(post="403 403 422 422 422 403 403"),
    "organizing:settle": Expected(get=_FORM, post=_REFUSED, body={"settlement": "run_off"}),
    "organizing:terms": Expected(get=_READ, post=_SENT, queries=("page=2",)),
    "organizing:enter_term": Expected(
        get="302 403 200 200 200 403 403",
        post="403 403 422 422 422 403 403",
        body={"union_code": "{code}", "elected_on": "{today}", "years": "3"},
        queries=("union={code}",),
    ),
    "organizing:extend_term": Expected(
        get="302 404 404 200 200 404 404",
        post="404 404 404 302 302 404 404",
        body={"extended_to": "{in_half_a_year}", "paper": "1号", "reason": "停产"},
    ),
    "organizing:ballots": Expected(get="302 200 200 200 200 200 200", post="403 200 200 200 200 200 200"),
    "organizing:vote": Expected(get="302 404 404 404 404 404 404", post="403 404 404 404 404 404 404"),
    # The order of the zone is for books: nothing that is carried out here.
    "organizing:answer_order": Expected(
        get="302 403 404 404 404 403 404", post="403 403 404 404 404 403 404", kwargs={"order_id": "order_id"}
    ),
}
