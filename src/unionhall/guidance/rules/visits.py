"""What a visit says, whether it was typed at a desk or captured at a factory gate."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from unionhall.kernel.errors import Refused
from unionhall.kernel.text import N_

TOPICS = {
    "union": N_("Union"),
    "congress": N_("Workers' congress"),
    "openness": N_("Open factory affairs"),
    "contract": N_("Collective contract"),
    "safety": N_("Labour safety"),
}
GOOD, BEGUN, LACKING = "good", "begun", "lacking"
STANDS = {GOOD: N_("In order"), BEGUN: N_("Being dealt with"), LACKING: N_("Not there yet")}

# Ours: a visit is written down within a year, and the next one is at most a year away.
OLDEST, FARTHEST = timedelta(days=366), timedelta(days=366)
LONGEST = {"met": 200, "remark": 2000, "need_kind": 40, "need_title": 120, "need_text": 2000}
LONGEST_NOTE = 1000
FIELDS = (
    *("visited_on", "met"),
    *(f"{part}_{topic}" for topic in TOPICS for part in ("stand", "note")),
    *("need_kind", "need_title", "need_text", "next_on", "remark"),
)


@dataclass(frozen=True, slots=True)
class Report:
    """A visit in clean words. ``findings`` are (stand, note) by topic; a stand may be empty when only a note is."""

    visited_on: date
    met: str = ""
    findings: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    need_kind: str = ""
    need_title: str = ""
    need_text: str = ""
    next_on: date | None = None
    remark: str = ""

    def flat(self) -> dict[str, object]:
        """Return the report as it is sent and kept: text by field, what is empty left out."""
        found = {
            "visited_on": self.visited_on.isoformat(),
            "met": self.met,
            "need_kind": self.need_kind,
            "need_title": self.need_title,
            "need_text": self.need_text,
            "next_on": self.next_on.isoformat() if self.next_on else "",
            "remark": self.remark,
        }
        for topic, (stand, note) in self.findings.items():
            found |= {f"stand_{topic}": stand, f"note_{topic}": note}
        return {name: value for name, value in found.items() if value}


def read_report(body: Mapping[str, object], on: date) -> Report:
    """Read what was typed; ``on`` is the day on which it was: the visit itself unless another day is named.

    Reading a report's own ``flat`` again gives the same report.
    """
    unknown = sorted(set(body) - set(FIELDS))
    if unknown:
        raise Refused("guidance.visit_field", N_("A visit has no field “{name}”."), name=unknown[0][:40])
    said = {name: _text(body, name) for name in FIELDS}
    report = Report(
        visited_on=_day(said["visited_on"], "visited_on") or on,
        met=" ".join(said["met"].split()),
        findings=_findings(said),
        need_kind=said["need_kind"],
        need_title=" ".join(said["need_title"].split()),
        need_text=said["need_text"],
        next_on=_day(said["next_on"], "next_on"),
        remark=said["remark"],
    )
    _check(report, on)
    return report


def _text(body: Mapping[str, object], name: str) -> str:
    value = body.get(name) or ""
    most = LONGEST.get(name, LONGEST_NOTE)
    if not isinstance(value, str) or "\x00" in value:
        raise Refused("guidance.visit_value", N_("“{name}” holds something else than words."), where=name, name=name)
    if len(value) > most:
        raise Refused("guidance.visit_long", N_("At most {most} letters are kept here."), where=name, most=most)
    return value.strip()


def _day(said: str, name: str) -> date | None:
    if not said:
        return None
    try:
        return date.fromisoformat(said)
    except ValueError as error:
        raise Refused("guidance.visit_day", N_("“{said}” is no day."), where=name, said=said[:20]) from error


def _findings(said: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    found = {}
    for topic in TOPICS:
        stand, note = said[f"stand_{topic}"], said[f"note_{topic}"]
        if stand and stand not in STANDS:
            raise Refused("guidance.visit_stand", N_("Choose one of the answers."), where=f"stand_{topic}")
        if stand or note:
            found[topic] = (stand, note)
    return found


def _check(report: Report, on: date) -> None:
    if not on - OLDEST <= report.visited_on <= on:
        raise Refused(
            "guidance.visit_when",
            N_("The visit was on a day between {first} and {last}."),
            where="visited_on",
            first=on - OLDEST,
            last=on,
        )
    if report.next_on is not None and not report.visited_on < report.next_on <= report.visited_on + FARTHEST:
        raise Refused(
            "guidance.visit_next",
            N_("The next visit is after {day} and within a year."),
            where="next_on",
            day=report.visited_on,
        )
    if bool(report.need_kind) != bool(report.need_title) or (report.need_text and not report.need_title):
        raise Refused(
            "guidance.visit_need",
            N_("A need has a service and a few words. Fill in both, or neither."),
            where="need_title",
        )
    if not (report.met or report.findings or report.need_title or report.remark):
        raise Refused("guidance.visit_empty", N_("Write down who was met or what was found."), where="met")


def base_of(version: int, latest: int) -> str:
    """Write down how an enterprise stood when a phone looked: its version and its latest visit."""
    return f"{version}.{latest}"


def read_base(base: str) -> tuple[int, int] | None:
    """Read it again; nothing when the phone had not looked."""
    version, dot, latest = base.partition(".")
    if not (dot and version.isascii() and latest.isascii() and version.isdigit() and latest.isdigit()):
        return None
    return (int(version), int(latest)) if len(base) <= 40 else None
