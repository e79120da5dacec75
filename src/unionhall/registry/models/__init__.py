"""Tables of the registry."""

from unionhall.registry.models.employer import Coverage, Employer, EmployerYear
from unionhall.registry.models.organisation import Organisation, ServedRegion
from unionhall.registry.models.person import MembershipSpell, Person, Post
from unionhall.registry.models.region import Region

__all__ = [
    "Coverage",
    "Employer",
    "EmployerYear",
    "MembershipSpell",
    "Organisation",
    "Person",
    "Post",
    "Region",
    "ServedRegion",
]
