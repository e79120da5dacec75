"""No number that names a person gets through, whatever it is wrapped in."""

import json
import logging
import sys

import pytest
import structlog

from unionhall.base.logs import QuietReporterFilter, fresh_request_id, logging_settings
from unionhall.base.privacy import REMOVED, scrub, scrub_any

PHONE, CARD = "13800000000", "6222020000000000000"
NUMBERS = [
    PHONE,
    CARD,
    "11010119900101001X",
    "110101900101001",
    "１３８００００００００",
    "138 0000 0000",
    "138-0000-0000",
    "6222 0200 0000 0000 000",
    "+86 138 0000 0000",
    "0512-88888888",
]


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("frame", ["{}", "a{}b", "号码：{}，", "'{}'", '{{"n": "{}"}}', "x={}&y=1"])
def test_numbers_of_persons_are_removed(number, frame):
    said = scrub(frame.format(number))
    assert REMOVED in said
    assert sum(letter.isdigit() for letter in said.replace(REMOVED, "")) <= 3  # +86, y=1


@pytest.mark.parametrize(
    "text", ["row 12 of 100000", "2026-11-22 16:19:01.123456", "¥1,234,567.00", "job 123456", "v2.9.1", "1.5e-7"]
)
def test_other_numbers_stay(text):
    assert scrub(text) == text


def test_whatever_holds_them_is_scrubbed():
    held = {"a": [int(PHONE), {"b": (PHONE.encode(),)}], PHONE: None, "n": 12, "e": ValueError(PHONE)}
    assert PHONE not in json.dumps(scrub_any(held))
    assert scrub_any(held)["n"] == 12


def test_a_log_record_of_any_logger_is_scrubbed(tmp_path):
    configured = logging_settings(tmp_path)["formatters"]["json"]
    formatter = structlog.stdlib.ProcessorFormatter(**{k: v for k, v in configured.items() if k != "()"})
    try:
        int(f"wrong: {PHONE}")
    except ValueError:
        record = logging.getLogger("other.library").makeRecord(
            "other.library", logging.ERROR, "f", 1, "phone %s card %s", (PHONE, int(CARD)), exc_info=True
        )

        record.exc_info = sys.exc_info()
    line = formatter.format(record)
    assert PHONE not in line
    assert CARD not in line
    entry = json.loads(line)
    assert entry["event"] == f"phone {REMOVED} card {REMOVED}"
    assert "ValueError" in entry["exception"]


def test_error_reports_name_fields_and_variables_only(rf):
    request = rf.post("/", {"phone": PHONE})
    reporter = QuietReporterFilter()
    assert dict(reporter.get_post_parameters(request)) == {"phone": REMOVED}

    class Frame:
        f_locals = {"phone": PHONE}

    assert reporter.get_traceback_frame_variables(request, Frame()) == [("phone", REMOVED)]


def test_request_ids_are_letters():
    assert fresh_request_id().isalpha()
