"""A request sent twice is answered once."""

from datetime import timedelta

import pytest

from unionhall.base.actions.remember_answer import remember_answer
from unionhall.base.actions.sweep import sweep
from unionhall.base.models import RememberedAnswer
from unionhall.base.queries.idempotency import Answer, remembered_answer
from unionhall.kernel.actors import NOBODY
from unionhall.kernel.errors import Conflict, NotAllowed

pytestmark = pytest.mark.django_db
KEY = "12345678"


def _keep(actor, now, body=None):
    remember_answer(actor=actor, key=KEY, fingerprint="a", status=201, body=body or {"名": [1]}, now=now)


def test_the_same_request_gets_its_answer_back(keeper, stranger, now):
    assert remembered_answer(actor=keeper, key=KEY, fingerprint="a") is None
    _keep(keeper, now)
    assert remembered_answer(actor=keeper, key=KEY, fingerprint="a") == Answer(201, {"名": [1]})
    assert remembered_answer(actor=stranger, key=KEY, fingerprint="a") is None


def test_the_same_key_for_another_request_is_a_conflict(keeper, now):
    _keep(keeper, now)
    with pytest.raises(Conflict):
        remembered_answer(actor=keeper, key=KEY, fingerprint="b")


def test_who_comes_second_at_the_same_moment_is_refused(keeper, now):
    _keep(keeper, now)
    with pytest.raises(Conflict):
        _keep(keeper, now)


def test_answers_are_sealed_and_forgotten(keeper, system, now):
    _keep(keeper, now, {"name": "Zhang"})
    raw = RememberedAnswer.objects.extra(select={"raw": "body"}).values_list("raw", flat=True).get()
    assert b"Zhang" not in bytes(raw)
    assert sweep(actor=system, now=now + timedelta(days=1))["answers"] == 0
    assert sweep(actor=system, now=now + timedelta(days=3))["answers"] == 1


def test_nobody_is_remembered(now, db):
    with pytest.raises(NotAllowed):
        _keep(NOBODY, now)
