"""The root of ``/api/v1``: authenticates, collects the modules' routers and declares every answer."""

from typing import Any

from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

import unionhall
from unionhall.api.errors import ErrorAnswer, add_handlers
from unionhall.base.api import router as base
from unionhall.base.api.facts import router as facts
from unionhall.desk.api import router as desk
from unionhall.guidance.api import router as guidance
from unionhall.indicators.api import router as indicators
from unionhall.kernel.actors import NOBODY
from unionhall.organizing.api import router as organizing
from unionhall.papers.api import router as papers
from unionhall.registry.api import router as registry
from unionhall.workflow.api import router as workflow

UNSAFE = frozenset({"post", "put", "patch", "delete"})
REFUSALS = {
    "400": "The request could not be read",
    "401": "No valid token",
    "403": "The token's account holds no role that may do this",
    "404": "It does not exist, or lies outside the scope",
    "409": "Somebody else was faster, or the idempotency key came with other content",
    "422": "A value or the state does not allow it",
}
KEY_PARAMETER = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "description": "Chosen by the caller, the same again when a request is repeated: the first answer comes back.",
    "schema": {"type": "string", "minLength": 8, "maxLength": 80, "pattern": "^[A-Za-z0-9._:-]{8,80}$"},
}


def token_actor(request: HttpRequest) -> object | None:
    """Return the actor that the door already built from the bearer token, or nothing."""
    actor = getattr(request, "actor", NOBODY)
    return actor if actor.account_id is not None and actor.door == "api" else None


class UnionhallAPI(NinjaAPI):
    """Adds to the generated document what holds for every operation: refusals, the key header, the bearer scheme.

    The document is written once a process: what it says of hundreds of operations takes seconds to gather.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._documents: dict[str, OpenAPISchema] = {}

    def get_openapi_operation_id(self, operation: Any) -> str:
        """Return ``module_resource_verb`` out of the place and name of the function."""
        place = operation.view_func.__module__.removeprefix("unionhall.").replace(".api", "")
        return f"{place}_{operation.view_func.__name__}".replace(".", "_")

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """Return the OpenAPI 3.1 document."""
        prefix = str(options.get("path_prefix"))
        if prefix not in self._documents:
            self._documents[prefix] = self._declared(super().get_openapi_schema(**options))
        return self._documents[prefix]

    @staticmethod
    def _declared(document: OpenAPISchema) -> OpenAPISchema:
        components = document["components"]
        components.setdefault("schemas", {}).update(_problem_schemas())
        components["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        document["security"] = [{"token": []}]
        for operations in document["paths"].values():
            for method, operation in operations.items():
                _declare(method, operation)
        return document


def _problem_schemas() -> dict[str, Any]:
    schema = ErrorAnswer.model_json_schema(ref_template="#/components/schemas/{model}")
    definitions: dict[str, Any] = schema.pop("$defs")
    return {**definitions, "ErrorAnswer": schema}


def _declare(method: str, operation: dict[str, Any]) -> None:
    """Declare the refusals (and, for what changes data, the key) of one operation."""
    answer = {"application/json": {"schema": {"$ref": "#/components/schemas/ErrorAnswer"}}}
    operation["responses"] = {str(status): said for status, said in operation["responses"].items()}
    for status, description in REFUSALS.items():
        operation["responses"].setdefault(status, {"description": description, "content": answer})
    if method in UNSAFE:
        operation.setdefault("parameters", []).append(KEY_PARAMETER)


api = UnionhallAPI(
    title="unionhall 职工之家",
    version=unionhall.__version__,
    description="Whatever the office can do, the API can. Lists are paged by cursor; refusals have one shape.",
    auth=token_actor,
    docs_url=None,
    openapi_url="openapi.json",
    urls_namespace="api",
)
add_handlers(api)
api.add_router("base/", base)
api.add_router("facts/", facts)
api.add_router("registry/", registry)
api.add_router("workflow/", workflow)
api.add_router("desk/", desk)
api.add_router("papers/", papers)
api.add_router("figures/", indicators)
api.add_router("organizing/", organizing)
api.add_router("guidance/", guidance)
