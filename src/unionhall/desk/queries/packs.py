"""Ready return forms that the installation ships, as data."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from unionhall.desk.rules.return_forms import ReturnForm, read_form
from unionhall.kernel.errors import NotFound
from unionhall.kernel.text import N_

FOLDER = Path(__file__).parent.parent / "data" / "return_forms"


@dataclass(frozen=True, slots=True)
class Pack:
    """A ready form. Titles are the field's own words and stay as they are."""

    code: str
    title: str
    about: str
    form: ReturnForm


@lru_cache(maxsize=1)
def packs() -> dict[str, Pack]:
    """Return the ready forms by code; a form that is not sound stops whoever asks, with every fault."""
    found = {}
    for path in sorted(FOLDER.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        found[data["code"]] = Pack(data["code"], data["title"], data["about"], read_form(data))
    return found


def pack(code: str) -> Pack:
    """Return one ready form."""
    found = packs().get(code)
    if found is None:
        raise NotFound("desk.no_pack", N_("There is no ready form of this name."))
    return found
