"""A server of worker processes for tests that kill them: imports everything once, then forks a worker a line.

``python worker_to_kill.py DATABASE``: for each line on standard input it forks a real worker and prints its process id;
when that has ended it prints ``gone``. Nothing that starts threads runs before the fork.
"""

import os
import sys
from importlib import import_module

import django
from django.db import connections


def main(database: str) -> None:
    django.setup()
    worker = import_module("unionhall.base.jobs.worker")  # only after the set-up
    connections["default"].settings_dict["NAME"] = database
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while sys.stdin.readline():
        child = os.fork()
        if child == 0:
            os.close(0)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os.dup2(1, 2)
            worker.WorkerProcess(runners=1).run()
            os._exit(0)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        os.waitpid(child, 0)
        sys.stdout.write("gone\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
