"""Order a text message with a code; a job sends it."""

import base64
from datetime import datetime

from django.db import transaction

from unionhall.base.authority import require
from unionhall.base.crypto import seal
from unionhall.base.jobs import enqueue
from unionhall.kernel.actors import Actor

SMS_CONTEXT = "base.sms"


@transaction.atomic
def order_code_sms(
    *, actor: Actor, account_id: int | None, phone: str, code: str, until: datetime, now: datetime
) -> int:
    """Queue the message and return the job's id; number and code travel sealed, and no later than ``until``.

    Without an account nothing is sent: the order only takes as long as a real one.
    """
    require(actor, "base.log_in")
    # Record
    sealed = base64.b64encode(seal(f"{phone}\n{code}".encode(), SMS_CONTEXT)).decode()
    return enqueue(
        "base.send_code_sms",
        {"account": account_id, "sealed": sealed, "until": until.isoformat()},
        actor=actor,
        now=now,
    )
