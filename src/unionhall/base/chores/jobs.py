"""The base floor's own jobs: anchors, sweeping, notifications."""

from django.conf import settings

from unionhall.base import clock, files
from unionhall.base.actions.anchor_audit import anchor_audit
from unionhall.base.actions.log_webhook import MOST_ATTEMPTS, log_webhook
from unionhall.base.actions.sweep import sweep
from unionhall.base.gateways.webhooks import HookRefused, HttpWebhooks, Notice
from unionhall.base.jobs import Task, cron, job
from unionhall.base.queries.webhooks import outgoing
from unionhall.kernel.text import N_


@cron("15 2 * * *", "base.anchor_audit", title=N_("Anchor the audit trail"))
def anchor(task: Task) -> dict[str, object]:
    """Anchor the audit chains outside the database, every night."""
    return {"written": anchor_audit(actor=task.actor, now=task.now())}


@cron("40 3 * * *", "base.sweep", lease_seconds=600, title=N_("Remove what has served its time"))
def clean(task: Task) -> dict[str, object]:
    """Remove what has served its time, every night."""
    gone: dict[str, object] = dict(sweep(actor=task.actor, now=task.now()))
    gone["strays"] = files.remove_strays(today=clock.today())
    return gone


@job("base.send_webhook", attempts=MOST_ATTEMPTS, title=N_("Tell a webhook"))
def send_webhook(task: Task) -> dict[str, object]:
    """Send one notification; it is tried again for about two hours, then its log says that it failed."""
    delivery_id = int(task.payload["delivery"])
    notice = outgoing(task.actor, delivery_id)
    if notice is None:
        return {"sent": False}
    now = task.now()
    status, error, final = None, "", task.attempt >= MOST_ATTEMPTS
    gateway = HttpWebhooks(allow_private=settings.WEBHOOK_PRIVATE)
    try:
        status = gateway.send(
            Notice(
                url=notice.url,
                secret=notice.secret,
                event_id=notice.event_id,
                event=notice.event,
                timestamp=int(now.timestamp()),
                body=notice.body,
            )
        )
        error = f"answered {status}"
    except HookRefused as refused:
        error, final = str(refused), True
    except OSError as failure:
        error = type(failure).__name__
    settled = log_webhook(
        actor=task.actor, delivery_id=delivery_id, status=status, error=error, final=final, now=task.now()
    )
    if not settled:
        raise OSError(f"webhook not received: {error}")
    return {"status": status}
