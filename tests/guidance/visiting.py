"""What the tests of visits share."""

from guidance.grounds import NOW
from unionhall.guidance.actions.record_visit import record_visit
from unionhall.guidance.models import Visit

BODY = {"met": "王主席", "stand_union": "good", "stand_openness": "lacking", "note_openness": "公开栏空着"}
NEED = {"need_kind": "library", "need_title": "添书", "need_text": "五十本"}
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 32


def visit(actor, employer, **more) -> Visit:
    given = {"actor": actor, "uscc": employer.uscc, "body": BODY, "now": NOW} | more
    return Visit.objects.select_related("employer").get(pk=record_visit(**given))
