"""The reference pages that follow from the code: settings, grants, events, commands."""

import dataclasses
import importlib
import inspect
from collections.abc import Sequence
from importlib.util import find_spec
from types import ModuleType

from django.apps import apps
from django.conf import settings
from django.core.management import get_commands, load_command_class

from unionhall.base.authority import all_grants
from unionhall.base.rules.roles import SELF, TITLES

HEAD = "\n\nWritten by `./unionhall manage describe`; a test fails when it differs from the code.\n\n"
TEST_SETTINGS = (
    ("UNIONHALL_TEST_DB", "sqlite", "Which database the tests use: sqlite or pg."),
    ("UNIONHALL_TEST_PG_URL", "", "A PostgreSQL server for the tests; without it one is started from its wheel."),
    ("UNIONHALL_REQUIRE_BROWSER", "", "With 1 a missing Chromium fails the browser stories instead of skipping them."),
    ("CHROMIUM", "", "Path of the Chromium that the browser stories use."),
)
VERBS = (
    ("run", "set up what is missing and serve; `--port`, `--host`, `--no-browser`, `--empty`"),
    ("test", "rules, types, tests on both databases, browser stories; `--fast`, or arguments for pytest"),
    ("doctor", "say what is wrong with this installation and how to mend it"),
    ("page", "recompute every figure of the page; `--json`"),
    ("manage", "run a command of the installation, see below"),
    ("new-module", "lay out a new module"),
    ("backup", "write everything into one file, while running"),
    ("restore", "bring such a file back into an empty home, and check it"),
    ("bench", "list the benches or run one; `--rows`, `--json`"),
    ("create-admin", "make the first administrator"),
)


def documents() -> dict[str, str]:
    """Return each page by its file name in ``docs/``."""
    return {
        "settings.md": _settings(),
        "grants.md": _grants(),
        "events.md": _events(),
        "commands.md": _commands(),
    }


def _settings() -> str:
    fields = type(settings.ENVIRONMENT).model_fields
    rows = []
    for name, field in fields.items():
        default = "`./var`" if name == "home" else _code(field.default)
        rows.append((f"`UNIONHALL_{name.upper()}`", default, field.description or ""))
    for_tests = [(f"`{name}`", _code(default), words) for name, default, words in TEST_SETTINGS]
    return (
        "# Settings" + HEAD + "Environment variables of the server, the worker and every command.\n\n"
        + _table(("name", "default", "what it says"), rows)
        + "\nFor the tests only:\n\n" + _table(("name", "default", "what it says"), for_tests)
        + "\nThe first start downloads packages; `UV_DEFAULT_INDEX`, `PIP_INDEX_URL` (or pip's configuration) and "
        "`NPM_CONFIG_REGISTRY` name mirrors, `SSL_CERT_FILE` a network's own root certificate.\n"
    )  # fmt: skip


def _grants() -> str:
    titles = {**TITLES, SELF: "Whoever is logged in, about themselves"}
    rows = [
        (f"`{grant.code}`", grant.title, ", ".join(titles[role] for role in sorted(grant.roles)))
        for _, grant in sorted(all_grants().items())
    ]
    return (
        "# Grants" + HEAD + "Which role may do what. A role is held in an organisation, alone or with all below it.\n\n"
        + _table(("grant", "what it allows", "roles"), rows)
    )  # fmt: skip


def _events() -> str:
    rows = []
    for module in _event_modules():
        for name, event in sorted(vars(module).items()):
            if dataclasses.is_dataclass(event) and inspect.isclass(event) and event.__module__ == module.__name__:
                carried = ", ".join(f"`{field.name}`" for field in dataclasses.fields(event))
                rows.append((module.__name__.split(".")[1], f"`{name}`", inspect.getdoc(event) or "", carried))
    return (
        "# Events" + HEAD + "Announced in the transaction that made them true; delivered at least once.\n\n"
        + _table(("module", "event", "what happened", "carries"), rows)
    )  # fmt: skip


def _event_modules() -> list[ModuleType]:
    names = sorted(f"{config.name}.events" for config in apps.get_app_configs() if config.name.startswith("unionhall."))
    return [importlib.import_module(name) for name in names if find_spec(name) is not None]


def _commands() -> str:
    ours = sorted((name, app) for name, app in get_commands().items() if str(app).startswith("unionhall."))
    rows = [(f"`{name}`", str(app).split(".")[1], load_command_class(str(app), name).help) for name, app in ours]
    return (
        "# Commands" + HEAD + "Verbs of `./unionhall`:\n\n"
        + _table(("verb", "what it does"), [(f"`{name}`", words) for name, words in VERBS])
        + "\nCommands of `./unionhall manage`, beside Django's own:\n\n"
        + _table(("command", "module", "what it does"), rows)
    )  # fmt: skip


def _code(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return f"`{value}`" if value else "empty"


def _table(heading: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [heading, tuple("---" for _ in heading), *rows]
    return "".join("| " + " | ".join(" ".join(cell.split()) for cell in line) + " |\n" for line in lines)
