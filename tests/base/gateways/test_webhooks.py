"""Notifications are signed, go only to public addresses and follow nothing."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from unionhall.base.gateways.webhooks import HookRefused, HttpWebhooks, Notice, is_public, signature

SECRET = "s" * 40


@pytest.fixture
def receiver():
    """A receiver on this machine; ``heard`` keeps what it got, ``status`` is what it answers."""

    class Handler(BaseHTTPRequestHandler):
        heard: list[tuple[dict[str, str], bytes]] = []
        status = 204

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            type(self).heard.append((dict(self.headers), body))
            self.send_response(type(self).status)
            self.send_header("Location", "http://127.0.0.1:1/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Handler.url = f"http://127.0.0.1:{server.server_port}/hook?a=1"
    yield Handler
    server.shutdown()
    server.server_close()


def _notice(url):
    return Notice(url=url, secret=SECRET, event_id="7", event="x.Y", timestamp=1000, body=b'{"id":"7"}')


def test_a_notice_is_signed_over_time_and_body(receiver):
    assert HttpWebhooks(allow_private=True).send(_notice(receiver.url)) == 204
    headers, body = receiver.heard[-1]
    assert headers["Unionhall-Signature"] == signature(SECRET, 1000, body)
    assert headers["Unionhall-Event-Id"] == "7"
    assert headers["Host"] == receiver.url.split("/")[2]


def test_a_redirect_is_not_followed(receiver):
    receiver.status = 302
    before = len(receiver.heard)
    assert HttpWebhooks(allow_private=True).send(_notice(receiver.url)) == 302
    assert len(receiver.heard) == before + 1


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://hooks.LOCALHOST./",
        "http://[::1]/",
        "http://10.1.2.3/",
        "http://169.254.169.254/latest/meta-data",
        "http://2130706433/",
        "http://0x7f.1/",
        "ftp://example.org/",
        "file:///etc/passwd",
        "http:///x",
    ],
)
def test_private_addresses_and_other_schemes_are_refused(url):
    with pytest.raises(HookRefused):
        HttpWebhooks().send(_notice(url))


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104
        ("224.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::a00:1", False),
    ],
)
def test_what_is_public(address, public):
    assert is_public(address) == public


def test_nobody_there_is_an_error_that_can_be_tried_again():
    with pytest.raises(OSError, match="refused"):
        HttpWebhooks(allow_private=True).send(_notice("http://127.0.0.1:1/"))
