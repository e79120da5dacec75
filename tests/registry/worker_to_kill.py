"""A server of worker processes for tests that kill them: imports everything once, then forks a worker a line.

``python worker_to_kill.py DATABASE``: for each line on standard input it forks a real worker and prints its process id;
when that has ended it prints ``gone``. Nothing that starts threads runs before the fork.
"""

import os
import sys


def main(database: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unionhall.config.settings")
    import django

    django.setup()
    from django.db import connections

    import unionhall.registry.jobs
    from unionhall.base.jobs.worker import WorkerProcess

    connections["default"].settings_dict["NAME"] = database
    sys.stdout.write(f"ready {unionhall.registry.jobs.__name__}\n")
    sys.stdout.flush()
    while sys.stdin.readline():
        child = os.fork()
        if child == 0:
            os.close(0)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os.dup2(1, 2)
            WorkerProcess(runners=1).run()
            os._exit(0)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        os.waitpid(child, 0)
        sys.stdout.write("gone\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
