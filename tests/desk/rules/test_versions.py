import pytest

from unionhall.desk.rules.versions import LONGEST_WHY, clean_why, same_version
from unionhall.kernel.errors import Conflict, Refused


def test_who_saw_an_older_version_reads_again():
    same_version(3, 3)
    with pytest.raises(Conflict):
        same_version(4, 3)


def test_a_reason_is_one_line():
    assert clean_why(" 记\n错 ") == "记 错"
    assert len(clean_why("x" * 999)) == LONGEST_WHY
    with pytest.raises(Refused):
        clean_why(" \n")
