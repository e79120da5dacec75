"""Unknown purposes are sealed."""

from unionhall.base.rules.purposes import is_sealed


def test_only_what_anybody_may_see_lies_open():
    assert not is_sealed("public")
    assert is_sealed("roster")
    assert is_sealed("something new")
