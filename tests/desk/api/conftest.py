"""What the tests of the desk's API share: programs with tokens."""

from api_callers import *  # noqa: F403 - fixtures
