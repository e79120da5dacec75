"""A line between a phone and the server that can be cut: what is cut reaches nobody, whatever the browser tries."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

LONGEST_WAIT = 60.0


class Line:
    """Carries bytes between its own port and the server's while it holds."""

    def __init__(self, url: str) -> None:
        self._target = ("localhost", urlsplit(url).port)
        self._door = socket.create_server(("127.0.0.1", 0))
        self._holds, self._open = True, set[socket.socket]()
        self.url = f"http://localhost:{self._door.getsockname()[1]}"
        threading.Thread(target=self._answer, daemon=True).start()

    def cut(self) -> None:
        """End every connection and refuse new ones."""
        self._holds = False
        for end in list(self._open):
            self._hang_up(end)

    def mend(self) -> None:
        """Let bytes through again."""
        self._holds = True

    def close(self) -> None:
        """End it for good."""
        self.cut()
        self._door.close()

    def _answer(self) -> None:
        while True:
            try:
                phone, _ = self._door.accept()
            except OSError:
                return
            if not self._holds:
                phone.close()
                continue
            try:
                server = socket.create_connection(self._target, timeout=LONGEST_WAIT)
            except OSError:
                phone.close()
                continue
            self._open |= {phone, server}
            for one, other in ((phone, server), (server, phone)):
                threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := one.recv(65536):
                other.sendall(data)
        for end in (one, other):
            self._hang_up(end)

    def _hang_up(self, end: socket.socket) -> None:
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()
        self._open.discard(end)


@contextmanager
def line_to(url: str) -> Iterator[Line]:
    """Hold a line to a server for the block."""
    line = Line(url)
    try:
        yield line
    finally:
        line.close()
