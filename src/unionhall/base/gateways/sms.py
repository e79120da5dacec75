"""Text messages: the port, a relay over https, and a stand-in that writes to the console."""

import json
import sys
import urllib.request
from dataclasses import dataclass
from typing import Protocol, TextIO

TIMEOUT_SECONDS = 10


class SmsGateway(Protocol):
    """Sends a text to a mobile number; raises ``OSError`` when it could not, and the job tries again."""

    def send(self, phone: str, text: str) -> None:
        """Send ``text`` to ``phone`` (eleven digits)."""


@dataclass(frozen=True, slots=True)
class ConsoleSms:
    """Shows the message where the worker runs, for demo and development; elsewhere it shows nothing at all."""

    show: bool
    out: TextIO | None = None

    def send(self, phone: str, text: str) -> None:
        """Print the message with a masked number."""
        out = self.out or sys.stdout
        said = text if self.show else "(text withheld: the console stand-in is not for production)"
        out.write(f"[SMS to {phone[:3]}****{phone[-4:]}] {said}\n")
        out.flush()


@dataclass(frozen=True, slots=True)
class NoSms:
    """No text messages."""

    def send(self, phone: str, text: str) -> None:
        """Send nothing."""


@dataclass(frozen=True, slots=True)
class RelaySms:
    """Hands messages to a relay of the installation's own, which knows its provider's ways."""

    url: str
    secret: str

    def send(self, phone: str, text: str) -> None:
        """Post ``{"phone", "text"}`` as JSON; any answer but 2xx raises."""
        assert self.url.startswith("https://"), "codes travel over https only"
        request = urllib.request.Request(  # noqa: S310 - https is asserted above
            self.url,
            data=json.dumps({"phone": phone, "text": text}).encode(),
            headers={"Content-Type": "application/json", "Authorization": f"Bearer {self.secret}"},
            method="POST",
        )
        with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS):  # noqa: S310 - https is asserted above
            pass


def gateway(name: str, *, secret: str, show: bool) -> SmsGateway:
    """Return the gateway that the installation chose: ``console``, ``off`` or an https address."""
    if name == "console":
        return ConsoleSms(show=show)
    return NoSms() if name in {"", "off"} else RelaySms(url=name, secret=secret)
