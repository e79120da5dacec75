"""Text messages: the console shows codes in demo and development only, the relay gets JSON over https."""

import io
import json
import urllib.request

import pytest

from unionhall.base.gateways.sms import ConsoleSms, NoSms, RelaySms, gateway

PHONE, TEXT = "13800138000", "A1B2C3 is your code"


def test_the_console_masks_the_number_and_withholds_the_text():
    out = io.StringIO()
    ConsoleSms(show=True, out=out).send(PHONE, TEXT)
    assert TEXT in out.getvalue()
    assert PHONE not in out.getvalue()
    out = io.StringIO()
    ConsoleSms(show=False, out=out).send(PHONE, TEXT)
    assert "A1B2C3" not in out.getvalue()
    assert PHONE not in out.getvalue()


def test_which_one():
    assert gateway("console", secret="", show=True) == ConsoleSms(show=True)
    assert isinstance(gateway("off", secret="", show=True), NoSms)
    assert gateway("https://relay.example/", secret="s", show=False) == RelaySms("https://relay.example/", "s")
    NoSms().send(PHONE, TEXT)


def test_the_relay(monkeypatch):
    seen = []

    def urlopen(request, timeout):
        seen.append((request.full_url, request.get_header("Authorization"), json.loads(request.data), timeout))
        return io.BytesIO()

    monkeypatch.setattr(urllib.request, "urlopen", urlopen)
    RelaySms("https://relay.example/", "s").send(PHONE, TEXT)
    assert seen == [("https://relay.example/", "Bearer s", {"phone": PHONE, "text": TEXT}, 10)]
    with pytest.raises(AssertionError):
        RelaySms("http://relay.example/", "s").send(PHONE, TEXT)
