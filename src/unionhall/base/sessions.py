"""Sessions in the database, sealed: what waits in them (a number, a code, a key being set up) is personal."""

import base64
import json
from typing import Any

from cryptography.exceptions import InvalidTag
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from unionhall.base.crypto import seal, unseal

CONTEXT = "sessions.session.session_data"


class SessionStore(DatabaseStore):
    """Django's database sessions with encrypted content."""

    def encode(self, session_dict: dict[str, Any]) -> str:
        """Seal the session's content."""
        return base64.b64encode(seal(json.dumps(session_dict).encode(), CONTEXT)).decode()

    def decode(self, session_data: Any) -> dict[str, Any]:
        """Open it; what cannot be opened (changed, or its key is gone) is an empty session: log in again."""
        try:
            held: dict[str, Any] = json.loads(unseal(base64.b64decode(session_data), CONTEXT))
        except (ValueError, KeyError, IndexError, AssertionError, InvalidTag):
            return {}
        return held
