"""The expected statuses agree with the grants: whom a route's grant leaves out is refused, whom it lets in is not."""

import pytest

from stories.expectations.everything import OPERATIONS, PAGES
from stories.expectations.kinds import ROLES, Expected
from stories.grants_of import Asked, asked
from stories.walk import views
from unionhall.base.authority import all_grants
from unionhall.base.lists.page import registered
from unionhall.base.rules.roles import SELF

REFUSED = {401, 403, 404}
EXPECTED = {**PAGES, **OPERATIONS}


def holds(role: str, grant: str) -> bool:
    roles = all_grants()[grant].roles
    return role in roles or (SELF in roles and role != "anonymous")


def let_in(role: str, grants: Asked, method: str) -> bool:
    """Tell whether the role holds what it needs to enter, and for a change one of the actions' grants."""
    enters = all(holds(role, grant) for grant in grants.entry)
    acts = method == "get" or not grants.actions or any(holds(role, grant) for grant in grants.actions)
    return enters and acts


def disagreements(name: str, expected: Expected, grants: Asked, method: str) -> list[str]:
    found = []
    for role in ROLES:
        status = expected.status(method, role)
        if status in {None, 405}:
            continue
        refused = status in REFUSED or (role == "anonymous" and status == 302)
        said = f"{name} {method} as {role}: {status}"
        further = all(holds(role, grant) for grant in grants.further) and not expected.beyond
        if status == 403 and let_in(role, grants, method) and further:
            found.append(f"{said}, though the grants let in: {grants}")
        # Where the address lets in, the page's own system acts, whoever reads.
        if not refused and not expected.by_address and not let_in(role, grants, method):
            found.append(f"{said}, though the grants leave out: {grants}")
    return found


@pytest.mark.parametrize("method", ["get", "post"])
def test_expected_statuses_agree_with_the_grants(method: str):
    code = views()
    findings, compared = [], 0
    for name, expected in EXPECTED.items():
        grants = asked(code[name]) if name in code else Asked()
        # The address of a list's tools names the list, which has a grant of its own.
        shown = [page for value in expected.kwargs.values() if (page := registered(value))]
        grants.entry.update(page.grant for page in shown)
        grants.further.update(str(sent) for what, sent in expected.body.items() if what == "grant")
        grants.further.update(one.grant for page in shown for one in page.bulk if name == "lists:bulk")
        if grants.entry or (grants.actions and method == "post"):
            compared += 1
            findings += disagreements(name, expected, grants, method)
    assert compared > {"get": 85, "post": 150}[method]
    assert not findings, "\n" + "\n".join(findings)
