"""Sends one signed notification to another system, and never to an address inside our own network.

The name is resolved here, every address it stands for is checked, and the connection goes to the address that was
checked: a name that changes its mind in between gains nothing. Redirects are not followed. Of the answer only the
status is read.
"""

import hashlib
import hmac
import http.client
import ipaddress
import socket
import ssl
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

TIMEOUT_SECONDS = 10.0
_PORTS = {"http": 80, "https": 443}


class HookRefused(Exception):
    """The address is not one that we send to; trying again does not help."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What is sent: ``body`` bytes under ``secret``, named by ``event_id`` and sent at ``timestamp`` (Unix seconds)."""

    url: str
    secret: str
    event_id: str
    event: str
    timestamp: int
    body: bytes


class WebhookGateway(Protocol):
    """Sends a notice and returns the HTTP status; raises ``OSError`` when nobody answered."""

    def send(self, notice: Notice) -> int:
        """Send it."""


def signature(secret: str, timestamp: int, body: bytes) -> str:
    """Return ``v1=`` and the HMAC-SHA256 of ``timestamp.body``; the receiver computes the same and compares."""
    signed = hmac.new(secret.encode(), str(timestamp).encode() + b"." + body, hashlib.sha256)
    return "v1=" + signed.hexdigest()


@dataclass(frozen=True, slots=True)
class HttpWebhooks:
    """The real gateway; ``allow_private`` only where the receiver stands in the same closed network."""

    allow_private: bool = False

    def send(self, notice: Notice) -> int:
        """Send the notice; returns the status of the answer."""
        parts = urlsplit(notice.url)
        if parts.scheme not in _PORTS or not parts.hostname:
            raise HookRefused("only http and https addresses")
        port = parts.port or _PORTS[parts.scheme]
        address = self._checked_address(parts.hostname, port)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection = _Pinned(parts.hostname, port, address=address, secure=parts.scheme == "https")
        try:
            connection.request("POST", path, body=notice.body, headers=_headers(notice))
            return connection.getresponse().status
        except http.client.HTTPException as error:
            raise OSError(f"no proper answer: {type(error).__name__}") from error
        finally:
            connection.close()

    def _checked_address(self, host: str, port: int) -> str:
        if not self.allow_private and f".{host.lower().rstrip('.')}".endswith(".localhost"):
            # RFC 6761: always this machine, also where no table of hosts says so.
            raise HookRefused("the address lies inside a private network")
        found = {str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
        for text in found:
            if not self.allow_private and not is_public(text):
                raise HookRefused("the address lies inside a private network")
        return min(found)


def is_public(text: str) -> bool:
    """Tell whether an IP address is one of the open internet.

    >>> is_public("93.184.216.34"), is_public("10.0.0.7"), is_public("::ffff:127.0.0.1")
    (True, False, False)
    """
    address = ipaddress.ip_address(text.split("%", 1)[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is not None:
            return is_public(str(inner))
        if address in ipaddress.ip_network("64:ff9b::/96"):
            return is_public(str(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)))
    return address.is_global and not address.is_multicast


def _headers(notice: Notice) -> dict[str, str]:
    return {
        "Content-Type": "application/json",
        "User-Agent": "unionhall",
        "Unionhall-Event": notice.event,
        "Unionhall-Event-Id": notice.event_id,
        "Unionhall-Timestamp": str(notice.timestamp),
        "Unionhall-Signature": signature(notice.secret, notice.timestamp, notice.body),
    }


class _Pinned(http.client.HTTPConnection):
    """Connects to the address that was checked, while the name stands in the Host header and the certificate."""

    def __init__(self, host: str, port: int, *, address: str, secure: bool) -> None:
        super().__init__(host, port, timeout=TIMEOUT_SECONDS)
        self._address = address
        self._secure = secure
        self.default_port = _PORTS["https" if secure else "http"]

    def connect(self) -> None:
        """Open the socket."""
        self.sock = socket.create_connection((self._address, self.port), timeout=TIMEOUT_SECONDS)
        if self._secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
