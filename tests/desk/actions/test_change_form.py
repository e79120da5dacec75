"""The form of a draft can be changed, what was issued cannot."""

import pytest

from deployments_for_tests import *  # noqa: F403 - fixtures
from deployments_for_tests import CITY, COUNTY, FORM, NOW, share
from unionhall.desk.actions.change_form import change_form
from unionhall.desk.models import Target
from unionhall.kernel.errors import Conflict, NotFound, Refused


def test_a_drafts_form(draft, issued, split, seats):
    row = draft()
    split(CITY, "city", share(COUNTY, founded=1, members=2), deployment=row.pk)
    smaller = {"fields": FORM["fields"][:1], "checks": []}
    assert change_form(actor=seats["city"], deployment_id=row.pk, form=smaller, version=1, now=NOW) == 2
    assert set(Target.objects.values_list("field", flat=True)) == {"founded"}
    with pytest.raises(Conflict):
        change_form(actor=seats["city"], deployment_id=row.pk, form=smaller, version=1, now=NOW)
    with pytest.raises(Refused):
        change_form(actor=seats["city"], deployment_id=row.pk, form={"fields": []}, version=2, now=NOW)
    with pytest.raises(NotFound):
        change_form(actor=seats["county"], deployment_id=row.pk, form=smaller, version=2, now=NOW)
    out = issued(title="已下达的")
    with pytest.raises(Refused):
        change_form(actor=seats["city"], deployment_id=out.pk, form=smaller, version=out.version, now=NOW)
