"""The registry's grants are declared as they stand."""

from unionhall.base.authority import all_grants
from unionhall.registry.rules.grants import GRANTS


def test_declared():
    assert all(all_grants()[grant.code] == grant for grant in GRANTS)
