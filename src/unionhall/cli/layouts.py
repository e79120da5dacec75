"""What a new module begins with: its rooms, empty but for what the house asks of every module."""

import keyword
import re
from pathlib import Path

NAME = re.compile(r"[a-z][a-z_]{1,30}")


class NameRefused(Exception):
    """The name cannot be a module's; the text is the reason's key."""


def check_name(name: str, root: Path) -> None:
    """Refuse what is no lower-case noun, a word of Python, or taken."""
    if not NAME.fullmatch(name) or keyword.iskeyword(name):
        raise NameRefused("form")
    if (root / "src" / "unionhall" / name).exists():
        raise NameRefused("taken")


def files_of(name: str) -> dict[str, str]:
    """Return the new files by their path in the repository."""
    title = name.replace("_", " ")
    camel = "".join(part.capitalize() for part in name.split("_"))
    module = f"src/unionhall/{name}"
    return {
        f"{module}/__init__.py": f'"""{title.capitalize()}: say what it owns, its verbs, its events."""\n',
        f"{module}/apps.py": APPS.format(name=name, camel=camel),
        f"{module}/urls.py": URLS.format(name=name, title=title),
        f"{module}/events.py": f'"""What {title} announces: ids and codes, never personal data."""\n',
        f"{module}/rules/__init__.py": f'"""What {title} decides: pure, without framework, clock or files."""\n',
        f"{module}/rules/grants.py": GRANTS.format(title=title),
        f"{module}/models/__init__.py": f'"""Tables of {title}."""\n',
        f"{module}/queries/__init__.py": f'"""Readers of {title}, scoped by actor."""\n',
        f"{module}/actions/__init__.py": f'"""The verbs of {title}: one file each."""\n',
        f"{module}/views/__init__.py": f'"""Pages of {title}."""\n',
        f"{module}/migrations/__init__.py": "",
        f"tests/{name}/rules/test_grants.py": TEST.format(name=name, title=title),
    }


def changes_of(name: str) -> list[tuple[str, str, str]]:
    """Return the lines that change elsewhere: file, what stands there, what shall stand there."""
    settings = '    "unionhall.indicators",\n'
    contract = "    unionhall.indicators\nexhaustive"
    urls = '    path("", include("unionhall.portal.urls")),\n'
    return [
        ("src/unionhall/config/settings.py", settings, f'    "unionhall.{name}",\n{settings}'),
        ("src/unionhall/config/urls.py", urls, f'    path("{name}/", include("unionhall.{name}.urls")),\n{urls}'),
        (".importlinter", contract, f"    unionhall.{name}\n{contract}"),
    ]


def floor_changes_of(name: str) -> list[tuple[str, str, str]]:
    """Return the lines that make a name a sibling of the domain modules (unless it is reserved there already)."""
    return [
        (".importlinter", "(outreach) | (health)", f"(outreach) | (health) | ({name})"),
        ("tests/house.py", '        "health",\n', f'        "health",\n        "{name}",\n'),
    ]


APPS = '''from django.apps import AppConfig

from unionhall.base.authority import register_grants
from unionhall.{name}.rules.grants import GRANTS


class {camel}Config(AppConfig):
    """Wires the module into Django."""

    name = "unionhall.{name}"
    label = "{name}"

    def ready(self) -> None:
        """Declare the grants."""
        register_grants(GRANTS)
'''
URLS = '''"""Addresses of {title}."""

from django.urls import URLPattern, URLResolver

app_name = "{name}"
urlpatterns: list[URLPattern | URLResolver] = []
'''
GRANTS = '''"""Grants of {title}."""

from unionhall.kernel.authority import Grant

GRANTS: tuple[Grant, ...] = ()
'''
TEST = '''"""Grants of {title} are named after it."""

from unionhall.{name}.rules.grants import GRANTS


def test_grants_carry_the_modules_name() -> None:
    assert [grant.code for grant in GRANTS if not grant.code.startswith("{name}.")] == []
'''
