"""Tables of the base floor."""

from unionhall.base.models.account import Account, ResetCode
from unionhall.base.models.audit import AuditHead, AuditPlace, AuditRecord
from unionhall.base.models.calendar import CalendarDay, CalendarYear
from unionhall.base.models.field_fact import FieldFact, FieldPhoto
from unionhall.base.models.file import Blob, StoredFile
from unionhall.base.models.idempotency import RememberedAnswer
from unionhall.base.models.job import Job, JobState, ScheduledRun, Worker
from unionhall.base.models.outbox import DeliveryState, OutboxDelivery, OutboxEvent
from unionhall.base.models.preferences import FormDraft, ListColumns, SavedFilter
from unionhall.base.models.role import RoleAssignment
from unionhall.base.models.token import ApiToken
from unionhall.base.models.webhook import Webhook, WebhookDelivery, WebhookState

__all__ = [
    "Account",
    "ApiToken",
    "AuditHead",
    "AuditPlace",
    "AuditRecord",
    "Blob",
    "CalendarDay",
    "CalendarYear",
    "DeliveryState",
    "FieldFact",
    "FieldPhoto",
    "FormDraft",
    "Job",
    "JobState",
    "ListColumns",
    "OutboxDelivery",
    "OutboxEvent",
    "RememberedAnswer",
    "ResetCode",
    "RoleAssignment",
    "SavedFilter",
    "ScheduledRun",
    "StoredFile",
    "Webhook",
    "WebhookDelivery",
    "WebhookState",
    "Worker",
]
