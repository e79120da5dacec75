"""Jobs of the log-in machinery."""

import base64
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext, override

from unionhall.base.actions.order_code_sms import SMS_CONTEXT
from unionhall.base.crypto import unseal
from unionhall.base.gateways.sms import gateway
from unionhall.base.jobs import Task, job
from unionhall.kernel.text import N_


@job("base.send_code_sms", lease_seconds=30, attempts=3, title=N_("Send a code by text message"))
def send_code_sms(task: Task) -> dict[str, object]:
    """Send a log-in code, unless it is for nobody or would come too late."""
    if task.payload["account"] is None or task.now() > datetime.fromisoformat(str(task.payload["until"])):
        return {"sent": False}
    phone, code = unseal(base64.b64decode(str(task.payload["sealed"])), SMS_CONTEXT).decode().split("\n")
    with override("zh-hans"):  # telephones on the mainland
        text = gettext("%(code)s is your code for the union hall, valid for 5 minutes. Tell it to nobody.")
    show = settings.DEMO_WORLD or settings.DEBUG
    gateway(settings.SMS_GATEWAY, secret=settings.SMS_SECRET, show=show).send(phone, text % {"code": code})
    return {"sent": True}
