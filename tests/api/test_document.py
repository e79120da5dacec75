"""The committed OpenAPI document is what the code says, and says everything."""

import json
from collections import defaultdict

from django.conf import settings
from ninja import Schema

from unionhall.api.management.commands.openapi import DOCUMENT, document_text
from unionhall.api.root import REFUSALS, UNSAFE


def document():
    return json.loads(document_text())


def test_the_committed_document_is_current():
    committed = (settings.REPOSITORY_ROOT / DOCUMENT).read_text(encoding="utf-8")
    assert committed == document_text(), "run: ./unionhall manage openapi"


def test_every_operation_declares_its_refusals_and_unsafe_ones_their_key():
    for path, operations in document()["paths"].items():
        for method, operation in operations.items():
            assert set(REFUSALS) <= set(operation["responses"]), path
            headers = [one["name"] for one in operation.get("parameters", []) if one["in"] == "header"]
            assert ("Idempotency-Key" in headers) == (method in UNSAFE), (method, path)


def test_every_operation_has_a_name_of_its_own():
    names = [one["operationId"] for operations in document()["paths"].values() for one in operations.values()]
    assert len(names) == len(set(names))


def test_the_document_is_openapi_3_1():
    assert document()["openapi"].startswith("3.1")


def test_every_shape_has_a_name_of_its_own():
    """Two modules' shapes of one name would become one in the document, and one of them would be wrong."""
    homes = defaultdict(set)
    waiting = [Schema]
    while waiting:
        for shape in waiting.pop().__subclasses__():
            waiting.append(shape)
            if shape.__module__.startswith("unionhall."):
                homes[shape.__name__].add(shape.__module__)
    assert {name: places for name, places in homes.items() if len(places) > 1} == {}
