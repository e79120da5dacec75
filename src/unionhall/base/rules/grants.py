"""Grants of the base floor."""

from unionhall.base.rules.granting import GRANTERS
from unionhall.base.rules.roles import ADMINISTRATOR, AUDITOR, CITY_OFFICER, OFFICERS, SELF, UNION_OFFICER
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
    Grant(
        "base.own_profile",
        N_("Keep one's own name and language, see one's roles, end what was lent"),
        frozenset({SELF}),
    ),
    Grant("base.log_in", N_("Count log-ins and failures"), _NOBODY),
)

LIST_GRANTS: tuple[Grant, ...] = (
    Grant("base.keep_preferences", N_("Keep one's own filters, columns and drafts"), frozenset({SELF})),
    Grant("base.share_filter", N_("Share saved filters with colleagues"), OFFICERS | {ADMINISTRATOR}),
    Grant("base.clean_up", N_("Delete what has expired"), _NOBODY),
)

_WATCHERS = frozenset({ADMINISTRATOR, AUDITOR})
_KEEPERS = frozenset({ADMINISTRATOR})
RELIABILITY_GRANTS: tuple[Grant, ...] = (
    Grant("base.read_audit", N_("Read the audit trail"), _WATCHERS),
    Grant("base.anchor_audit", N_("Write the audit trail's heads down outside the database"), _NOBODY),
    Grant("base.log_webhook", N_("Keep what webhooks answered"), _NOBODY),
    Grant("base.verify_audit", N_("Check the audit trail against its seals"), _WATCHERS),
    Grant("base.read_jobs", N_("Watch background work"), _WATCHERS),
    Grant("base.retry_job", N_("Try background work again"), _KEEPERS),
    Grant("base.settle_delivery", N_("Deliver or skip events that got stuck"), _KEEPERS),
    Grant("base.read_webhooks", N_("See webhooks and what they were sent"), _WATCHERS),
    Grant("base.change_webhook", N_("Add, change and end webhooks"), _KEEPERS),
    Grant("base.read_calendar", N_("See the working-day calendar"), frozenset({SELF})),
    Grant("base.change_calendar", N_("Change and confirm the working-day calendar"), _KEEPERS | {CITY_OFFICER}),
    Grant("base.open_file", N_("Open files that one's roles allow"), frozenset({SELF})),
    Grant("base.hand_in_file", N_("Hand in files that a later step uses"), OFFICERS | {ADMINISTRATOR}),
    Grant("base.seed_calendar", N_("Fill the calendar from published holidays"), _KEEPERS),
    Grant("base.rotate_keys", N_("Seal personal data under a new key"), _NOBODY),
    Grant("base.move_scope", N_("Let records follow an organisation that moves"), _NOBODY),
    Grant("base.remember_answer", N_("Keep an answer for a request sent twice"), frozenset({SELF})),
)

FIELD_GRANTS: tuple[Grant, ...] = (
    # What a fact needs is the grant of its kind; what somebody captured before a role ended still arrives.
    Grant("base.record_fact", N_("Send in what was captured on a phone"), frozenset({SELF})),
    Grant("base.settle_fact", N_("Settle captured facts that contradict what stands"), OFFICERS - {UNION_OFFICER}),
)

GRANTS: tuple[Grant, ...] = (*RELIABILITY_GRANTS, *ACCOUNT_GRANTS, *LIST_GRANTS, *FIELD_GRANTS)
