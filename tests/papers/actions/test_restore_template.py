"""Going back to the template above."""

import pytest

from unionhall.kernel.errors import Refused
from unionhall.papers.actions.change_template import change_template
from unionhall.papers.actions.restore_template import restore_template
from unionhall.papers.queries.templates import current_template, own_versions


def test_the_template_above_holds_again_and_the_versions_stay(forest, now):
    actor = forest.at("A")
    with pytest.raises(Refused, match="no_own_template"):
        restore_template(actor=actor, code="T02", organisation_code="A", now=now)
    blocks = [{"kind": "title", "text": "x"}]
    change_template(actor=actor, code="T02", organisation_code="A", title="x", blocks=blocks, based_on=0, now=now)
    restore_template(actor=actor, code="T02", organisation_code="A", now=now)
    assert current_template("T02", forest.paths["A"]).owner_path == ""
    assert [row.returned for row in own_versions(actor, "T02", forest.paths["A"])] == [True, False]
