"""The docs say what is there: no setting, grant, event, command or noun without a word, no name of what is gone."""

import re
from pathlib import Path

import pytest
from django.apps import apps

from house import PACKAGE, ROOT, committed_files, rooms, shown
from launcher import main
from unionhall.cli.descriptions import VERBS, documents

DOCS = ROOT / "docs"
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
# A path in code marks: has a slash or a known ending, and no place for a name to be filled in.
NAMED = re.compile(r"`((?:\.?[\w-]+/)+[\w.-]*|[\w-]+\.(?:py|md|toml|txt|json|html|yaml))`")
NOT_IN_THE_REPOSITORY = ("var/", ".venv", "node_modules")
OPEN_ENDED = re.compile(r"[<>*…{}]|NAME|FILE|\\bverb\\.py")


@pytest.mark.parametrize("name", ["settings.md", "grants.md", "events.md", "commands.md"])
def test_reference_pages_say_what_the_code_says(name: str) -> None:
    path = DOCS / name
    written = path.read_text(encoding="utf-8") if path.exists() else ""
    assert written == documents()[name], f"run ./unionhall manage describe, then commit docs/{name}"


def test_every_verb_of_the_launcher_is_described() -> None:
    assert {name for name, _ in VERBS} == {"run", "test", *main.PASSED_ON}


def _guides() -> list[Path]:
    """Return the hand-written pages; decisions and changes tell of their day and may name what is gone."""
    return [
        path
        for path in committed_files()
        if path.suffix == ".md" and not {"adr", "changelog.d"} & set(path.parts) and path.name != "CHANGELOG.md"
    ]


def test_links_lead_somewhere() -> None:
    pages = [path for path in committed_files() if path.suffix == ".md"]
    dead = [
        f"{shown(path)}: {target}"
        for path in pages
        for target in LINK.findall(path.read_text(encoding="utf-8"))
        if "://" not in target and not target.startswith("mailto:") and not (path.parent / target).exists()
    ]
    assert dead == []


def test_guides_name_only_files_that_exist() -> None:
    gone = []
    for path in _guides():
        for name in NAMED.findall(path.read_text(encoding="utf-8")):
            if OPEN_ENDED.search(name) or name.startswith(NOT_IN_THE_REPOSITORY):
                continue
            # Inside a page about a module a path may begin at the package or its templates, or be a bare file name.
            found = (ROOT / name).exists() or (PACKAGE / name).exists() or any(PACKAGE.glob(f"*/{name}"))
            found = found or any(PACKAGE.glob(f"*/templates/{name}"))
            if not found and "/" not in name:
                found = any(ROOT.glob(f"*/{name}")) or any(PACKAGE.rglob(name))
            if not found:
                gone.append(f"{shown(path)}: {name}")
    assert gone == []


def test_the_glossary_has_every_noun_and_verb() -> None:
    text = (DOCS / "glossary.md").read_text(encoding="utf-8") if (DOCS / "glossary.md").exists() else ""
    words = set(re.findall(r"`(\w+)`", text))
    nouns = {model.__name__ for model in apps.get_models() if model.__module__.startswith("unionhall.")}
    verbs = {path.stem for path in rooms("actions")}
    assert sorted(nouns - words) == []
    assert sorted(verbs - words) == []
