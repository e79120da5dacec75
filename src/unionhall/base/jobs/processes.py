"""Names of processes, good enough to tell from another process of the same machine that one is gone.

A name is ``host.boot.namespace.pid.start``: the start time guards against a process number used again, boot and
namespace against another machine or container of the same name. Where there is no ``/proc`` nobody is ever known to be
gone, and only the end of the lease tells.
"""

import os
import socket
from pathlib import Path

_PROC = Path("/proc")
_START_FIELD = 19  # of what follows the program's name in /proc/PID/stat (field 22, proc(5))


def this_process() -> str:
    """Return this process's name."""
    return f"{_machine()}.{os.getpid()}.{_start_of(os.getpid())}"


def is_gone(name: str) -> bool:
    """Tell whether ``name`` was a process of this machine and is no more."""
    machine, _, rest = name.rpartition(".")
    machine, _, pid = machine.rpartition(".")
    if not pid.isdigit() or not rest or machine != _machine() or not _start_of(os.getpid()):
        return False
    return _start_of(int(pid)) != rest


def _machine() -> str:
    try:
        boot = (_PROC / "sys/kernel/random/boot_id").read_text(encoding="ascii").strip()[:13]
        namespace = (_PROC / "self/ns/pid").readlink().name.strip("pid:[]")
    except OSError:
        boot = namespace = "unknown"
    return f"{socket.gethostname()[:60]}.{boot}.{namespace}"


def _start_of(pid: int) -> str:
    """Return when the process started (clock ticks since boot); empty when there is none (or it is a zombie)."""
    try:
        fields = (_PROC / str(pid) / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if fields[0] in {"Z", "X"} else fields[_START_FIELD]
