"""``./unionhall manage openapi``: writes the API's document, which is committed and compared by a test."""

import json
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from unionhall.api.root import api

DOCUMENT = "docs/openapi.json"


def document_text() -> str:
    """Return the OpenAPI document as it is committed: in the source language, keys sorted."""
    with translation.override("en"):
        document = api.get_openapi_schema(path_prefix="/api/v1/")
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True, default=str) + "\n"


class Command(BaseCommand):
    """Writes docs/openapi.json; with ``--check`` only compares."""

    help = "Write the API's OpenAPI document."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take ``--check``."""
        parser.add_argument("--check", action="store_true", help="change nothing, fail when it differs")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write or compare."""
        path = settings.REPOSITORY_ROOT / DOCUMENT
        if options["check"]:
            if not path.exists() or path.read_text(encoding="utf-8") != document_text():
                raise CommandError(f"{DOCUMENT} is not what the code says; run: ./unionhall manage openapi")
            return
        path.write_text(document_text(), encoding="utf-8")
        self.stdout.write(DOCUMENT)
