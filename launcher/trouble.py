"""Everything that can go wrong at a start, as one sentence with its mend."""

import errno
import re

from launcher.words import _

NO_NETWORK = re.compile(
    r"dns error|error sending request|failed to fetch|name resolution|name or service not known|could not resolve|"
    r"connection (refused|reset|timed out)|network is unreachable|ENOTFOUND|ECONNREFUSED|ECONNRESET|EAI_AGAIN|"
    r"ETIMEDOUT|NewConnectionError|ConnectTimeout|Temporary failure|operation timed out|no such host|"
    r"client error \(Connect\)|"
    r"Could not connect|Unable to connect",
    re.IGNORECASE,
)
FULL_DISK = re.compile(r"no space left|ENOSPC|disk full|database or disk is full|disk quota exceeded", re.IGNORECASE)
CERTIFICATE = re.compile(
    r"certificate verify failed|UnknownIssuer|self.signed certificate|invalid peer certificate", re.IGNORECASE
)
FULL_ERRORS = (errno.ENOSPC, errno.EDQUOT)


class Trouble(Exception):
    """A start that cannot go on; the text is one clear sentence with the mend."""

    def __init__(self, sentence: str, *, details: str = "", code: int = 1) -> None:
        super().__init__(sentence)
        self.details = details
        self.code = code


def full_disk(where: object) -> Trouble:
    """Return the sentence for a full disk."""
    return Trouble(_("The disk that holds {where} is full. Free about 1 GB and start again.").format(where=where))


def trouble_of(step: str, output: str, where: object, *, downloads: bool = False) -> Trouble:
    """Return what a failed step's output means in one sentence; unknown output comes along as details."""
    if FULL_DISK.search(output):
        return full_disk(where)
    if downloads and CERTIFICATE.search(output):
        return Trouble(
            _(
                "{step} failed: the network answers with a certificate this machine does not trust. "
                "Install your network's root certificate, or set SSL_CERT_FILE to it, and start again."
            ).format(step=step)
        )
    if downloads and NO_NETWORK.search(output):
        return Trouble(
            _(
                "{step} failed: no network. The first start downloads packages: connect this machine, "
                "or set UV_DEFAULT_INDEX (Python) and NPM_CONFIG_REGISTRY (front end) "
                "to a mirror it can reach. Then start again."
            ).format(step=step)
        )
    lines = [line for line in output.strip().splitlines() if line.strip()]
    return Trouble(
        _("{step} failed. The lines above say why; mend that and start again.").format(step=step),
        details="\n".join(lines[-25:]),
    )
