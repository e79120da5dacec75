"""Django's command line with the source folder on the path; ``./unionhall manage`` calls it."""

import os
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent / "src"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unionhall.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
