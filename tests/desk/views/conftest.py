"""People of the desk at their log-ins, on a Monday at ten."""

import pytest
from django.test import Client

from unionhall.base.models import Account


@pytest.fixture
def at_ten(monkeypatch, now) -> None:
    monkeypatch.setattr("unionhall.base.clock.now", lambda: now)


@pytest.fixture
def log_in(people, settings, at_ten):
    settings.LANGUAGE_CODE = "en"

    def make(name: str = "") -> Client:
        client = Client(headers={"accept-language": "en"})
        if name:
            client.force_login(Account.objects.get(pk=people.ids[name]))
        return client

    return make
