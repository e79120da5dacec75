"""Stored files over the API: what one is, its bytes, and handing one in for a later step."""

from datetime import datetime
from typing import Annotated, Any

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from ninja import Field, File, Form, Router, Schema, Status, UploadedFile
from pydantic import Field as Bound

from unionhall.base import clock
from unionhall.base.actions.hand_in_file import hand_in_file
from unionhall.base.actions.open_file import open_file
from unionhall.base.api.shapes import Code, Id, Line, Made
from unionhall.base.authority import require
from unionhall.base.files import StoredContent, readable
from unionhall.base.http import ActorRequest
from unionhall.base.places import code_of, path_of_code
from unionhall.base.rules import sniffing

router = Router(tags=["files"])
GrantCode = Annotated[str, Bound(min_length=3, max_length=80, pattern=r"^[a-z_]+\.[a-z_]+$")]
MEDIA_TYPES = (
    sniffing.PDF, sniffing.PNG, sniffing.JPEG, sniffing.WEBP, sniffing.XLSX, sniffing.DOCX, sniffing.ZIP, sniffing.XLS,
    sniffing.CSV, sniffing.PLAIN,
)  # fmt: skip


def binary(*media_types: str) -> dict[str, Any]:
    """Return what the document says of an operation that answers bytes of one of these types."""
    content = {one: {"schema": {"type": "string", "format": "binary"}} for one in media_types}
    return {"responses": {200: {"description": "The bytes", "content": content}}}


def download(found: StoredContent) -> HttpResponse:
    """Answer bytes, as a download only."""
    answer = HttpResponse(found.content, content_type=found.media_type)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=found.name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


class FileOut(Schema):
    """What is known of a file; ``grant`` held over the organisation opens it."""

    id: int
    name: str
    media_type: str = Field(alias="blob.media_type")
    size: int = Field(alias="blob.size", description="Bytes")
    sha256: str = Field(alias="blob.digest")
    purpose: str
    grant: str
    organisation_code: str
    created_at: datetime
    expires_at: datetime | None

    @staticmethod
    def resolve_organisation_code(row: Any) -> str:
        """Return the code of the place that the file belongs to."""
        return code_of(row.scope_path)


@router.post("files", response={201: Made})
def hand_in(
    request: ActorRequest, file: File[UploadedFile], grant: Form[GrantCode], organisation_code: Form[Code]
) -> Any:
    """Hand in a file for a later step; it is kept for a week, open to who holds ``grant`` over the organisation."""
    made = hand_in_file(
        actor=request.actor,
        content=file.read(),
        name=file.name or "file",
        grant=grant,
        scope_path=path_of_code(request.actor, "base.hand_in_file", organisation_code),
        now=clock.now(),
    )
    return Status(201, {"id": made})


@router.get("files/{file_id}", response=FileOut)
def read_file(request: ActorRequest, file_id: Id) -> Any:
    """Read what a file is."""
    require(request.actor, "base.open_file")
    return readable(actor=request.actor, file_id=file_id)


@router.get("files/{file_id}/content", openapi_extra=binary(*MEDIA_TYPES))
def read_content(request: ActorRequest, file_id: Id, reason: Line = "") -> HttpResponse:
    """Download a file; reader and reason are kept for everything that holds personal data."""
    return download(open_file(actor=request.actor, file_id=file_id, reason=reason, now=clock.now()))
