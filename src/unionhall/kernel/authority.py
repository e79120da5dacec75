"""Names of grants: what a role may do, declared by each module in ``rules/grants.py``."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grant:
    """One thing that may be allowed: ``code`` is ``module.verb``, ``title`` its words, ``roles`` who holds it."""

    code: str
    title: str
    roles: frozenset[str]
