"""What a deployment must say and when it can be changed."""

import pytest

from unionhall.desk.rules.deploying import DRAFT, ISSUED, must_be, read_wording, same_version
from unionhall.kernel.errors import Conflict, Refused


def test_wording_is_tidied():
    found = read_wording(kind="task", title="  建会  行动 ", text=" 正文\n ")
    assert (found.title, found.text) == ("建会 行动", "正文")


@pytest.mark.parametrize(
    "more", [{"kind": "order"}, {"title": " "}, {"title": "x" * 121}, {"text": "x" * 8001}, {"text": "\x00"}]
)
def test_what_is_empty_or_endless_is_refused(more):
    with pytest.raises(Refused):
        read_wording(**({"kind": "task", "title": "一", "text": ""} | more))


def test_states_and_versions():
    must_be(DRAFT, DRAFT)
    same_version(3, 3)
    for wanted, held in ((DRAFT, ISSUED), (ISSUED, DRAFT)):
        with pytest.raises(Refused):
            must_be(held, wanted)
    with pytest.raises(Conflict):
        same_version(4, 3)
