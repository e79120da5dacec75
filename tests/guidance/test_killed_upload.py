"""The server is killed in the middle of an upload, again and again: everything arrives, and nothing twice."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection

from park_on_the_ground import Ground
from unionhall.base import clock
from unionhall.base.crypto import seal
from unionhall.base.models import Account, AuditRecord, FieldFact, RoleAssignment
from unionhall.desk.models import ServiceOrder
from unionhall.guidance.models import Visit
from unionhall.registry.rules import kinds

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
SCRIPT = Path(__file__).with_name("uploading_server.py")
PARK, BATCHES, EACH, KILLS = "0001", 6, 6, 3


@pytest.fixture
def officer() -> Account:
    seal(b"the keys are made here, before any process copies them", "test")
    account = Account.objects.create(username="officer", display_name="站员", created_at=clock.now())
    RoleAssignment.objects.create(
        account=account,
        role="station_staff",
        scope_path=PARK,
        subtree=True,
        from_on=date(2020, 1, 1),
        granted_at=clock.now(),
    )
    return account


@pytest.fixture
def batches(tmp_path) -> Path:
    """What a phone would send: every batch overlaps the one before, as after an answer that never came."""
    ground = Ground()
    ground.organisation(PARK, kinds.PARK_FEDERATION)
    employers = [ground.employer(PARK) for _ in range(4)]
    facts = [
        {
            "client_id": str(UUID(int=number, version=4)),
            "kind": "guidance.visit",
            "subject": f"employer:{employers[number % 4].uscc}",
            "base": "1.0",
            "device": str(UUID(int=1, version=4)),
            "sequence": number,
            "captured_at": (clock.now() - timedelta(hours=1)).isoformat(),
            "body": {"met": f"第{number}位"}
            | ({"need_kind": "library", "need_title": "添书"} if number % 3 == 0 else {}),
        }
        for number in range(1, BATCHES * EACH + 1)
    ]
    for at in range(BATCHES):
        sent = facts[max(0, at * EACH - 2) : (at + 1) * EACH]
        body = {"sent_at": clock.now().isoformat(), "facts": sent}
        (tmp_path / f"batch-{at}.json").write_text(json.dumps(body))
    return tmp_path


def serve(officer: Account, folder: Path) -> subprocess.Popen[str]:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "settings_of_another_process",
        "UNIONHALL_TEST_DATABASE": str(connection.settings_dict["NAME"]),
        "UNIONHALL_TEST_PARENT_HOME": str(settings.HOME),
        "PYTHONPATH": os.pathsep.join(["src", "tests"]),
    }
    command = [sys.executable, str(SCRIPT), str(officer.pk), str(folder)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def test_killing_the_server_loses_and_doubles_nothing(officer, batches):
    chance, stopped_early = random.Random(20261123), 0
    for _ in range(KILLS):
        process = serve(officer, batches)
        time.sleep(chance.uniform(0.02, 0.4))
        process.send_signal(signal.SIGKILL)
        stopped_early += "stopped" not in process.communicate()[0]
    process = serve(officer, batches)
    assert "stopped" in process.communicate(timeout=120)[0]
    said = [json.loads(path.read_text())["answers"] for path in sorted(batches.glob("answer-*.json"))]
    assert {one["state"] for answers in said for one in answers} == {"taken"}
    count = BATCHES * EACH
    assert stopped_early
    assert (FieldFact.objects.count(), Visit.objects.count()) == (count, count)
    assert Visit.objects.values("fact").distinct().count() == count
    assert ServiceOrder.objects.count() == count // 3
    assert AuditRecord.objects.filter(verb="guidance.record_visit").count() == count
