"""Files for readers: whoever sees the post, or has a seat at the session, gets its files without a grant."""

from datetime import date

from unionhall.base import files
from unionhall.base.files import StoredContent
from unionhall.desk.queries.columns import file_of_post, public_post
from unionhall.desk.queries.trainings import attended_session, own_seat
from unionhall.kernel.actors import Actor, system_actor
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_

DESK = system_actor("desk")


def published_file(post_id: int, file_id: int, today: date) -> StoredContent:
    """Return a file of a post that everybody may read now."""
    held = file_of_post(public_post(post_id, today), file_id)
    return files.read(actor=DESK, file_id=held.file_id)


def material_of_session(actor: Actor, session_id: int, file_id: int) -> StoredContent:
    """Return material of a session at which the actor has a seat."""
    session = attended_session(actor, session_id)
    held = session.files.filter(file_id=file_id).first() if 0 < file_id < 2**63 else None
    if held is None or own_seat(actor, session) is None:
        raise NotFound("desk.no_file_here", N_("There is no such file here."))
    return files.read(actor=DESK, file_id=held.file_id)
