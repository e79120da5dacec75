"""Who may do what at a station."""

from unionhall.guidance.rules.grants import GRANTS


def test_workers_have_nothing_here_and_the_auditor_only_reads():
    assert all("worker" not in grant.roles for grant in GRANTS)
    reads = {"guidance.read_stations", "guidance.read_visits"}
    assert {grant.code for grant in GRANTS if "auditor" in grant.roles} == reads
