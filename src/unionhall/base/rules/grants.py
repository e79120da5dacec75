"""Grants of the base floor."""

from unionhall.base.rules.granting import GRANTERS
from unionhall.base.rules.roles import ADMINISTRATOR, AUDITOR, OFFICERS, SELF
from unionhall.kernel.authority import Grant
from unionhall.kernel.text import N_

_NOBODY: frozenset[str] = frozenset()  # only the system itself

ACCOUNT_GRANTS: tuple[Grant, ...] = (
    Grant("base.read_accounts", N_("See who has a log-in and which roles"), GRANTERS | {AUDITOR}),
    Grant("base.create_account", N_("Open log-ins"), GRANTERS),
    Grant("base.manage_account", N_("Lock, unlock and reset log-ins"), GRANTERS),
    Grant("base.grant_role", N_("Give and end roles"), GRANTERS),
    Grant("base.delegate_role", N_("Let somebody act in one's place for a time"), OFFICERS | {ADMINISTRATOR}),
    Grant("base.issue_token", N_("Issue API tokens in one's own name"), OFFICERS | {AUDITOR, ADMINISTRATOR}),
    Grant("base.own_account", N_("Keep one's own log-in: name, password, phone, log-ins"), frozenset({SELF})),
    Grant("base.log_in", N_("Count log-ins and failures"), _NOBODY),
)

LIST_GRANTS: tuple[Grant, ...] = (
    Grant("base.keep_preferences", N_("Keep one's own filters, columns and drafts"), frozenset({SELF})),
    Grant("base.share_filter", N_("Share saved filters with colleagues"), OFFICERS | {ADMINISTRATOR}),
    Grant("base.clean_up", N_("Delete what has expired"), _NOBODY),
)

GRANTS: tuple[Grant, ...] = (*ACCOUNT_GRANTS, *LIST_GRANTS)
