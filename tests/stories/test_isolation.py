"""Everybody sees only what is theirs: every route, asked by everybody for their own and for the twin's.

Routes come from the URL resolver and from the OpenAPI document; a route without an expectation fails by its name. In
every byte of every answer the other's names, codes, ids, masks and counts are looked for.
"""

import pytest

from stories.expectations.everything import OPERATIONS, PAGES
from stories.expectations.kinds import ROLES, Expected
from stories.visits import OTHERS, People, address, api_headers, filled, look, queries, send
from stories.walk import API, Route, api_patterns, named_routes, operations

ASKS = ("q={pinyin}", "q={code}", "after={person_id}&sort=-name", "before={person_id}")
REFUSED = {302, 401, 403, 404, 405, 409, 422}


def test_every_page_has_an_expectation_and_every_expectation_a_page():
    assert sorted(PAGES) == sorted(named_routes())


def test_every_operation_has_an_expectation_and_every_expectation_an_operation():
    assert sorted(OPERATIONS) == sorted(operations())


def test_the_document_names_every_address_of_the_api():
    documented = {name.split()[1] for name in operations()}
    assert api_patterns() >= documented
    undocumented = {pattern for pattern in api_patterns() if pattern.startswith(API)} - documented
    assert undocumented == {API, API + "openapi.json"}


@pytest.mark.parametrize("name", sorted(PAGES))
def test_page(people: People, name: str):
    expected, route = PAGES[name], named_routes()[name]
    findings = []
    for role in ROLES:
        for method in ("get", "post"):
            findings += visit(people, role, method, route, expected)
        findings += probe(people, role, route, expected)
    assert not findings, "\n" + "\n".join(findings)


@pytest.mark.parametrize("name", sorted(OPERATIONS))
def test_operation(people: People, name: str):
    expected, route = OPERATIONS[name], operations()[name]
    method = name.split(maxsplit=1)[0].lower()
    findings = []
    for role in ROLES:
        findings += visit(people, role, method, route, expected, api=True)
        if method == "get":
            findings += probe(people, role, route, expected, api=True)
    assert not findings, "\n" + "\n".join(findings)


def visit(people: People, role: str, method: str, route: Route, expected: Expected, *, api: bool = False) -> list[str]:
    """Ask for one's own and compare the status; ask for the other's and be refused, with nothing written."""
    own = people.own(role)
    status = expected.status("get" if method == "get" else "post", role)
    headers = headers_for(people, role, method, api=api)
    sent = None if method == "get" else filled(expected.body, own)
    url = with_first_query(address(route, expected, own), expected, own, method, api=api)
    answer = send(people, role, method, url, sent, **headers)
    said = f"{method.upper()} {url}"
    findings = [] if expected.by_address else look(people, role, said, answer, f"{url} {sent}")
    if answer.status != (405 if status is None else status):
        findings.append(f"{said} as {role}: {answer.status}, expected {status or 405}: {answer.content[:200]!r}")
    for zone in () if expected.by_address else OTHERS[role]:
        theirs = people.zones[zone].at
        findings += trespass(people, role, method, route, expected, {**own, **theirs}, theirs, api=api)
    return findings


def trespass(people, role, method, route, expected, theirs, named, *, api: bool) -> list[str]:
    """Ask for somebody else's, by the address and by what is sent."""
    findings = []
    own = people.own(role)
    headers = headers_for(people, role, method, api=api)
    by_address = address(route, expected, theirs) != address(route, expected, own)
    tries = [(address(route, expected, theirs), own)] if by_address else []
    if method != "get" and filled(expected.body, theirs) != filled(expected.body, own):
        tries.append((address(route, expected, own), theirs))
    if method != "get" and not api:
        here = address(route, expected, own)
        tries += [(f"{here}?{query.format(**theirs)}", own) for query in expected.queries if query.startswith("at=")]
    for url, things in tries:
        sent = None if method == "get" else filled(expected.body, things)
        answer = send(people, role, method, url, sent, **headers)
        said = f"{method.upper()} {url} with {sent}"
        findings += look(people, role, said, answer, f"{url} {sent}")
        if things is own and answer.status not in REFUSED:
            findings.append(f"{said} as {role}: {answer.status} for what is not theirs")
        wrote = answer.wrote - expected_writes(route)
        if wrote:
            findings.append(f"{said} as {role}: {answer.status}, and wrote {sorted(wrote)}")
    return findings


def probe(people: People, role: str, route: Route, expected: Expected, *, api: bool = False) -> list[str]:
    """Ask one's own page with search words, filters and cursors of the other."""
    status = expected.status("get", role)
    if status != 200 or expected.by_address:
        return []
    findings = []
    base = address(route, expected, people.own(role))
    for zone in (OTHERS[role][-1],):
        asks = ASKS if expected.queries else ()
        for query in queries(expected, {**people.own(role), **people.zones[zone].at}, asks):
            url = f"{base}?{query}"
            answer = send(people, role, "get", url, **headers_for(people, role, "get", api=api))
            findings += look(people, role, f"GET {url}", answer, url)
    return findings


def headers_for(people: People, role: str, method: str, *, api: bool) -> dict[str, str]:
    if not api:
        return {}
    key = {} if method == "get" else {"Idempotency-Key": "isolation-0001"}
    return {**api_headers(people, role), **key}


def with_first_query(url: str, expected: Expected, things, method: str, *, api: bool) -> str:
    """Return the address of an operation that cannot be asked without a query."""
    needs = api and method == "get" and "/figures/" in url and expected.queries
    return f"{url}?{expected.queries[0].format(**things)}" if needs else url


def expected_writes(route: Route) -> frozenset[str]:
    """Return the tables that a refused request may still write: one's own drafts, and the count of failed log-ins."""
    if route.name in {"account_login", "account_reset_password"}:
        return frozenset({"base_account"})
    if route.name == "POST /api/v1/facts/":  # each item is answered apart, and the answer as a whole is remembered
        return frozenset({"base_rememberedanswer"})
    drafts = route.name.startswith("lists:draft") or route.name.split(":")[0] in {
        "registry",
        "desk",
        "organizing",
        "guidance",
    }
    return frozenset({"base_formdraft"}) if drafts else frozenset()
