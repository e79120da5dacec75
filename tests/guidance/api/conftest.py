"""What the tests of the API of stations share: programs with tokens."""

from api_callers import *  # noqa: F403 - fixtures
