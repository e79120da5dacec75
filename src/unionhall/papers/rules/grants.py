"""Grants of papers and notices."""

from unionhall.base.rules.roles import (
    AUDITOR,
    CITY_OFFICER,
    COUNTY_OFFICER,
    OFFICERS,
    PARK_OFFICER,
    STATION_STAFF,
    UNION_OFFICER,
)
from unionhall.kernel.authority import Grant
from unionhall.kernel.text import N_

_UPWARDS = frozenset({PARK_OFFICER, COUNTY_OFFICER, CITY_OFFICER})
_WRITERS = _UPWARDS | {STATION_STAFF, UNION_OFFICER}
_HEADS = _UPWARDS | {UNION_OFFICER}

GRANTS: tuple[Grant, ...] = (
    Grant("papers.read_templates", N_("Read templates of papers"), OFFICERS | {AUDITOR}),
    Grant("papers.change_template", N_("Change an organisation's own templates"), _WRITERS),
    Grant("papers.read_papers", N_("Read papers"), OFFICERS | {AUDITOR}),
    Grant("papers.fill_paper", N_("Fill papers"), _WRITERS),
    Grant("papers.file_paper", N_("Number and file papers"), _WRITERS),
    Grant("papers.withdraw_paper", N_("Withdraw filed papers"), _HEADS),
    Grant("papers.set_word", N_("Set the word in an organisation's paper numbers"), _HEADS),
    Grant("papers.read_notices", N_("Read public notices with their objections"), OFFICERS | {AUDITOR}),
    Grant("papers.publish_notice", N_("Publish, change, close and withdraw public notices"), _WRITERS),
    Grant("papers.receive_objection", N_("Record objections to public notices"), _WRITERS),
    Grant("papers.decide_objection", N_("Decide objections to public notices"), _HEADS),
    Grant("papers.reveal_objector", N_("Reveal who objected, with a reason"), _HEADS),
)
