"""Structured logs: JSON lines in the home folder, readable lines on the console, no number that names a person.

Every record, ours and every library's, passes ``scrub``: message, fields and tracebacks. Tracebacks carry no local
variables. ``request_id`` ties together what one request caused.
"""

import logging
import secrets
import string
import sys
from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import Any, cast

import structlog
from django.http import HttpRequest, HttpResponse
from django.views.debug import SafeExceptionReporterFilter

from unionhall.base.privacy import REMOVED, scrub, scrub_any

MOST_BYTES = 20 * 1024 * 1024
KEPT_FILES = 10
_OURS = frozenset({"timestamp", "level", "logger", "request_id"})


def scrub_record(logger: object, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Scrub every field of a record (structlog processor, last before rendering)."""
    return {name: value if name in _OURS else scrub_any(value) for name, value in event.items()}


def logging_settings(home: Path) -> dict[str, Any]:
    """Return Django's ``LOGGING`` and set structlog up the same way."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    folder = home / "logs"
    folder.mkdir(parents=True, exist_ok=True)
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": _formatter(shared, structlog.processors.JSONRenderer(ensure_ascii=False)),
            "console": _formatter(shared, structlog.dev.ConsoleRenderer(colors=False)),
        },
        "handlers": {
            "file": {
                "class": "logging.handlers.RotatingFileHandler",
                "filename": str(folder / f"{_part()}.jsonl"),
                "maxBytes": MOST_BYTES,
                "backupCount": KEPT_FILES,
                "encoding": "utf-8",
                "delay": True,
                "formatter": "json",
            },
            "console": {"class": "logging.StreamHandler", "formatter": "console"},
        },
        "root": {"handlers": ["file", "console"], "level": "WARNING"},
        "loggers": {
            "unionhall": {"level": "INFO"},
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        },
    }


def _part() -> str:
    """Return which part this process is: each part rotates a file of its own."""
    if Path(sys.argv[0]).name != "manage.py":
        return "web"
    return "worker" if "worker" in sys.argv[1:2] else "commands"


def _formatter(shared: list[Any], renderer: Any) -> dict[str, Any]:
    return {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": shared,
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            scrub_record,
            renderer,
        ],
    }


def fresh_request_id() -> str:
    """Return twelve random letters: no digits, so that the scrubber never takes an id for a number."""
    return "".join(secrets.choice(string.ascii_lowercase) for _ in range(12))


class RequestLogMiddleware:
    """Gives each request an id, in its log records and in the answer's ``X-Request-Id``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request_id = fresh_request_id()
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            response = self.get_response(request)
        response["X-Request-Id"] = request_id
        return response


class QuietReporterFilter(SafeExceptionReporterFilter):
    """Error reports without what people typed: no form values, no local variables, digit runs removed."""

    def get_post_parameters(self, request: HttpRequest | None) -> Any:
        """Name the fields, never their values."""
        return dict.fromkeys(request.POST, REMOVED) if request is not None else {}

    def get_traceback_frame_variables(self, request: Any, tb_frame: Any) -> Any:
        """Name the variables, never their values."""
        return [(name, REMOVED) for name in tb_frame.f_locals]

    def cleanse_setting(self, key: Any, value: Any) -> Any:
        """Hide secrets as usual and digit runs besides."""
        cleansed = super().cleanse_setting(key, value)
        return scrub(cleansed) if isinstance(cleansed, str) else cast(Any, cleansed)


class ScrubFilter(logging.Filter):
    """For handlers that others add: scrubs the message itself."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Scrub and let pass."""
        record.msg, record.args = scrub(record.getMessage()), ()
        return True
