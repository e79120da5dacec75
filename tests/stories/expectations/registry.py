"""What is expected of the registry's pages."""

from stories.expectations.kinds import Expected

EXPECTED = {
    "registry:organisations": Expected(
        get="302 403 200 200 200 200 200",
        post="403 403 200 200 200 200 200",
        queries=("kind=single_union", "sort=-name", "under={town}", "q={code}"),
    ),
    "registry:found_organisation": Expected(
        get="302 403 403 200 200 403 403",
        post="403 403 403 422 422 403 403",
        body={"kind": "branch", "name": "新分会", "code": "NEW-B"},
        queries=("under={code}", "under={town}"),
    ),
    "registry:organisation": Expected(get="302 404 200 200 200 200 200", post="404 404 200 200 200 200 200"),
    "registry:rename_organisation": Expected(
        get="302 404 404 200 200 404 404",
        post="404 404 404 302 302 404 404",
        body={"name": "改名工会", "from_on": "2026-01-05"},
    ),
    "registry:correct_organisation": Expected(get="302 404 404 302 302 404 404", post="404 404 404 302 302 404 404"),
    "registry:move_organisation": Expected(
        get="302 404 404 200 200 404 404",
        post="404 404 404 302 302 404 404",
        body={"organisation": "{station}", "reason": "调整"},
    ),
    "registry:close_organisation": Expected(
        get="302 404 404 200 200 404 404",
        post="404 404 404 302 302 404 404",
        body={"last_on": "2026-01-05", "reason": "合并"},
    ),
    "registry:employers": Expected(
        get="302 403 200 200 200 200 200",
        post="403 403 200 200 200 200 200",
        queries=("sort=-name", "form=159", "q={uscc}", "covered=no"),
    ),
    "registry:register_employer": Expected(
        get="302 403 403 200 200 403 403",
        post="403 403 403 302 302 403 403",
        body={"name": "新企业", "uscc": "91210700MA0000001X", "form": "159", "industry": "C"},
        queries=("seat={town}",),
    ),
    "registry:employer": Expected(get="302 404 404 200 200 200 200", post="404 404 404 200 200 200 200"),
    "registry:correct_employer": Expected(get="302 404 404 302 302 404 404", post="404 404 404 302 302 404 404"),
    "registry:record_year": Expected(
        get="302 404 404 200 200 404 404",
        post="404 404 404 302 302 404 404",
        body={"year": "2022", "headcount": "5", "source": "年报"},
        queries=("year=2023",),
    ),
    "registry:confirm_year": Expected(get="302 403 403 200 200 403 403", post="403 403 403 302 302 403 403"),
    "registry:cover_employer": Expected(
        get="302 404 404 200 200 404 404",
        post="404 404 404 302 302 404 404",
        kwargs={"uscc": "spare_uscc"},
        body={"union_organisation": "{code}", "mode": "own", "from_on": "2026-01-05"},
    ),
    "registry:end_coverage": Expected(
        get="302 404 404 200 200 404 404",
        post="404 404 404 302 302 404 404",
        body={"last_on": "2026-01-05", "reason": "注销"},
    ),
    "registry:members": Expected(
        get="302 403 200 200 200 403 200",
        post="403 403 200 200 200 403 200",
        queries=("status=active", "sort=-name", "status=retained", "under={code}", "unconfirmed=yes"),
    ),
    "registry:register_member": Expected(
        get="302 403 200 200 200 403 403",
        post="403 403 422 422 422 403 403",
        body={"name": "新人", "id_type": "none"},
        queries=("in={code}",),
    ),
    "registry:confirm_membership": Expected(
        get="302 404 200 200 200 404 404", post="404 404 302 302 302 404 404", body={"how": "paper", "reason": "签字"}
    ),
    "registry:change_membership": Expected(
        get="302 404 200 200 200 404 404",
        post="404 404 422 422 422 404 404",
        body={"event": "retain", "on": "2026-01-05"},
    ),
    "registry:void_membership": Expected(
        get="302 404 404 200 200 404 404", post="404 404 404 302 302 404 404", body={"reason": "重复"}
    ),
    "registry:person": Expected(get="302 404 200 200 200 404 200", post="404 404 200 200 200 404 200"),
    "registry:reveal_person": Expected(
        get="302 403 200 403 200 403 403", post="403 403 200 403 200 403 403", body={"reason": "核对会员证"}
    ),
    "registry:feeds": Expected(get="302 403 403 403 200 403 403", post="403 403 403 403 200 403 403"),
    "registry:run_feed": Expected(post="404 404 404 404 302 404 404", body={"resend": "1"}),
    "registry:feed_runs": Expected(get="302 403 403 403 200 403 403", post="403 403 403 403 200 403 403"),
    "registry:feed_run": Expected(get="302 404 404 404 200 404 404", post="404 404 404 404 200 404 404"),
    "registry:feed_return": Expected(get="302 302 302 302 302 302 302", post="404 404 404 404 422 404 404"),
    "registry:feed_records": Expected(
        get="302 403 403 403 200 403 403",
        post="403 403 403 403 200 403 403",
        queries=("system={system_id}", "state=rejected"),
    ),
    "registry:posts": Expected(
        get="302 403 200 200 200 403 200",
        post="403 403 200 200 200 403 200",
        queries=("post=chair", "sort=-person", "under={code}"),
    ),
    "registry:fill_post": Expected(
        get="302 403 200 200 200 403 403",
        post="403 403 422 422 422 403 403",
        body={"person": "{loose_person}", "union_organisation": "{code}", "post": "treasurer", "from_on": "2026-01-05"},
        queries=("in={code}", "person={person_id}"),
    ),
    "registry:end_post": Expected(
        get="302 404 200 200 200 404 404",
        post="404 404 302 302 302 404 404",
        body={"last_on": "2026-01-05", "reason": "辞职"},
    ),
    "registry:rosters": Expected(get="302 403 200 200 200 403 403", post="403 403 200 200 200 403 403"),
    "registry:roster_template": Expected(get="302 403 200 200 200 403 403", post="302 405 405 405 405 405 405"),
    "registry:upload_roster": Expected(
        get="302 403 200 200 200 403 403",
        post="302 403 422 422 422 403 403",
        body={"union_organisation": "{code}"},
        queries=("in={code}",),
    ),
    "registry:roster": Expected(
        get="302 404 200 200 200 404 404",
        post="302 405 405 405 405 405 405",
        queries=("show=all", "show=warn", "after=1"),
    ),
    "registry:roster_columns": Expected(get="302 404 200 200 200 404 404", post="302 404 422 422 422 404 404"),
    "registry:roster_tick": Expected(
        get="302 405 405 405 405 405 405", post="302 403 302 302 302 403 403", body={"all": "1"}
    ),
    "registry:roster_commit": Expected(get="302 405 405 405 405 405 405", post="302 403 422 422 422 403 403"),
    "registry:roster_errors": Expected(get="302 405 405 405 405 405 405", post="302 403 200 200 200 403 403"),
    "registry:roster_undo": Expected(
        get="302 404 200 200 200 404 404", post="302 404 422 422 422 404 404", body={"reason": "传错了"}
    ),
    "registry:serve_region": Expected(
        get="302 404 404 200 200 404 404",
        post="404 404 404 422 422 404 404",
        kwargs={"code": "station"},
        body={"region": "210782", "from_on": "2026-01-05"},
    ),
    "registry:served_regions": Expected(
        get="302 403 200 200 200 200 200", post="403 403 200 200 200 200 200", kwargs={"code": "station"}
    ),
    "registry:move_employer": Expected(
        get="302 404 404 200 200 404 404",
        post="404 404 404 422 302 404 404",
        body={"seat_organisation": "{county}", "organisation": "{county}", "reason": "更正"},
    ),
    "registry:close_employer": Expected(
        get="302 404 404 200 200 404 404",
        post="404 404 404 302 302 404 404",
        kwargs={"uscc": "spare_uscc"},
        body={"last_on": "2026-01-05", "reason": "注销"},
    ),
    "registry:correct_person": Expected(
        get="302 404 302 302 302 404 404", post="404 404 302 302 302 404 404", body={"name": "李肆", "reason": "更正"}
    ),
    "registry:link_account": Expected(
        get="302 404 200 200 200 200 404",
        post="404 404 302 302 302 302 404",
        kwargs={"person_id": "loose_person"},
        body={"account": "{pinyin_union}", "username": "{pinyin_union}"},
    ),
    "registry:begin_feed": Expected(
        post="403 403 403 403 422 403 403", body={"organisation": "{county}", "code": "NEWFEED"}
    ),
    "registry:describe_feed": Expected(
        get="302 403 403 403 200 403 403", post="403 403 403 403 422 403 403", body={"organisation": "{county}"}
    ),
    "registry:feed": Expected(get="302 404 404 404 200 404 404", post="404 404 404 404 200 404 404"),
    "registry:change_feed": Expected(
        get="302 404 404 404 200 404 404", post="404 404 404 404 422 404 404", body={"name": "新名"}
    ),
}
