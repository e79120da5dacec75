"""Rule profiles out of the files that ship with the product; no database."""

import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path

from unionhall.workflow.rules.profiles import (
    Profile,
    ProfileData,
    profile_of_region,
    read_pin,
    read_profile,
    resolve,
)

FOLDER = Path(__file__).parent.parent / "data" / "profiles"


@lru_cache(maxsize=1)
def all_profiles() -> dict[str, ProfileData]:
    """Return every profile by code."""
    found = [read_profile(tomllib.loads(path.read_text(encoding="utf-8"))) for path in sorted(FOLDER.glob("*.toml"))]
    return {profile.code: profile for profile in found}


@lru_cache(maxsize=256)
def profile_named(code: str, on: date) -> Profile:
    """Return the profile's numbers on a day."""
    return resolve(all_profiles(), code, on)


def profile_for(region_code: str, on: date) -> Profile:
    """Return the numbers that hold on a day in a region (its province's before the national ones)."""
    return profile_named(profile_of_region(all_profiles(), region_code), on)


def pinned_profile(pin: str) -> Profile:
    """Return the numbers that a run started under."""
    return profile_named(*read_pin(pin))
