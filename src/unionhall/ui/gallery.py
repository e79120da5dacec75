"""What the gallery shows: every component with lifelike content, and every archetype as a whole page."""

from datetime import UTC, date, datetime
from typing import Any

from django import forms

from unionhall.ui.forms import DayField, FileDrop

LONG = "Union of the Employees of the Northern Ningxia Cold-Chain Logistics and Processing Companies, Second Park"
LONG_ZH = "宁夏北部蔬菜冷链物流与加工企业第二园区联合工会委员会（含所属分会与工会小组）"


class SampleForm(forms.Form):
    """One of each kind of field."""

    name = forms.CharField(label="Name of the union", help_text="As it stands in the approval, in full.")
    kind = forms.ChoiceField(
        label="Kind", choices=[("", "Choose"), ("a", "Enterprise union"), ("b", "Park federation")]
    )
    founded_on = DayField(label="Founded on", required=False, help_text="The day of the founding meeting.")
    members = forms.IntegerField(label="Members", min_value=0)
    how = forms.ChoiceField(
        label="How is it reached?", widget=forms.RadioSelect, choices=[("p", "By telephone"), ("v", "By a visit")]
    )
    note = forms.CharField(label="Note", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    agreed = forms.BooleanField(label="The members' meeting has agreed")


class UploadForm(forms.Form):
    """A file."""

    workbook = forms.FileField(
        label="Roster", widget=FileDrop(accept=".xlsx,.xls,.csv"), help_text="xlsx, xls or csv, at most 64 MB."
    )


def _bound() -> SampleForm:
    form = SampleForm({"name": "", "members": "many", "kind": "a", "how": "p"})
    form.is_valid()
    return form


def context() -> dict[str, Any]:
    """Return the sample content."""
    return {
        "title": "Organisations",
        "long": LONG,
        "long_zh": LONG_ZH,
        "today": date(2026, 11, 22),
        "due": date(2026, 11, 27),
        "now": datetime(2026, 11, 22, 6, 3, tzinfo=UTC),
        "form": SampleForm(initial={"name": "Qilihe joint union"}),
        "bad_form": _bound(),
        "upload": UploadForm(),
        "bar_rows": [("七里河", 1240, "/ui/"), ("金积", 830), (LONG_ZH, 412), ("牛首山", 0), ("郭家桥", None)],
        "line_rows": [("2019", 410), ("2020", 730), ("2021", None), ("2022", 1190), ("2023", 1580), ("2024", 1612)],
        **_lists_and_times(),
        **_page_frame(),
        "as_of": date(2026, 9, 30),
        "cohort": "Enterprises with 25 and more employees",
        "count": 1234,
        "rows": _todo_rows(),
        "unions": [
            ("七里河园区工会联合会", "Park federation", 1240, "ok", "Active", date(2020, 6, 12)),
            (LONG_ZH, "Sector federation", 412, "warn", "Term ends soon", date(2021, 3, 1)),
            (LONG, "Enterprise union", 0, "bad", "Term ended", None),
        ],
        "paper_number": "利工发〔2026〕17号",
        "issued_on": date(2026, 11, 22),
        "services": [
            ("aid", "Mutual aid"),
            ("stations", "Stations near me"),
            ("rights", "My rights"),
            ("phone", "Call 12351"),
        ],
    }


def _lists_and_times() -> dict[str, Any]:
    """Return what tables, tabs and timelines show."""
    return {
        "columns": ["Union", {"title": "Members", "number": True}],
        "table_rows": [["七里河园区工会联合会", "1,240"], [LONG, "412"]],
        "entries": [
            {"at": datetime(2026, 11, 20, 1, 12, tzinfo=UTC), "who": "马兰", "text": "Founding approved", "kind": "ok"},
            {
                "at": datetime(2026, 11, 18, 8, 40, tzinfo=UTC),
                "who": "张平",
                "text": "Minutes are missing",
                "kind": "warn",
            },
            {"on": date(2026, 11, 17), "text": "Application filed"},
        ],
        "tabs": [("Mine", "#", True, 3), ("Waiting for others", "#", False, 12), ("Done", "#", False, "")],
        "chips": [("Kind is enterprise union", "#"), ("Founded since 1 Jan 2024", "#")],
        "clear_url": "#",
        "bulk_actions": [("close", "Close the ticked unions"), ("export", "Export the ticked unions")],
        "facts": [
            ("Kind", "Enterprise union"),
            ("Members", "1,240", "#"),
            ("Founded", "12 Jun 2020"),
            ("Above", LONG_ZH, "#"),
        ],
        "name": "七里河园区工会联合会",
        "state_kind": "ok",
        "state_text": "Active",
        "timeline_entries": [{"on": date(2026, 11, 17), "text": "Application filed", "who": "马兰"}],
    }


def _page_frame() -> dict[str, Any]:
    """Return what the archetype of a form shows around its fields."""
    return {
        "heading": "Found an enterprise union",
        "button": "Found the union",
        "cancel_url": "#",
        "draft_url": "",
        "saved_at": datetime(2026, 11, 22, 6, 3, tzinfo=UTC),
        "step": 2,
        "steps_total": 3,
        "step_label": "The committee",
    }


def _todo_rows() -> list[dict[str, Any]]:
    """Return three things to do: due soon, overdue, with time."""
    return [
        {
            "title": "Approve the founding",
            "about": LONG_ZH,
            "since": date(2026, 11, 18),
            "due_on": date(2026, 11, 27),
            "days_left": 3,
            "url": "#",
            "action": "Approve",
        },
        {
            "title": "Confirm 12 members",
            "about": "七里河园区工会联合会",
            "since": date(2026, 11, 2),
            "due_on": date(2026, 11, 18),
            "days_left": -2,
            "url": "#",
            "action": "Confirm",
        },
        {
            "title": "Read the yearly figures",
            "about": "金积镇总工会",
            "since": date(2026, 11, 20),
            "due_on": date(2026, 12, 11),
            "days_left": 14,
            "url": "#",
            "action": "Read",
        },
    ]
