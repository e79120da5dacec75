"""Who writes, who decides, who only reads."""

from unionhall.papers.rules.grants import GRANTS

ROLES = {grant.code: grant.roles for grant in GRANTS}


def test_an_auditor_reads_and_writes_nothing():
    assert {code for code, roles in ROLES.items() if "auditor" in roles} == {
        "papers.read_templates", "papers.read_papers", "papers.read_notices",
    }  # fmt: skip


def test_station_staff_do_not_decide_objections_nor_learn_who_objected():
    for code in ("papers.decide_objection", "papers.reveal_objector", "papers.withdraw_paper", "papers.set_word"):
        assert "station_staff" not in ROLES[code]
    assert all("worker" not in roles and "administrator" not in roles for roles in ROLES.values())
