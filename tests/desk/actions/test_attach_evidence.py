"""Evidence is kept with the return and read by those who may read the unit."""

import pytest

from deployments_for_tests import *  # noqa: F403 - fixtures
from deployments_for_tests import NOW, PARK, return_at
from unionhall.base.files import read
from unionhall.desk.actions.attach_evidence import attach_evidence
from unionhall.kernel.errors import NotFound

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 32


def test_a_sibling_never_reads_it(under_way, seats):
    under_way()
    made = attach_evidence(actor=seats["park"], return_id=return_at(PARK).pk, name="a.png", content=PNG, now=NOW)
    assert read(actor=seats["county"], file_id=made).content == PNG
    with pytest.raises(NotFound):
        read(actor=seats["next_park"], file_id=made)
