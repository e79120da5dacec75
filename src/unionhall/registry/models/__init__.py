"""Tables of the registry."""

from unionhall.registry.models.employer import Coverage, Employer, EmployerYear
from unionhall.registry.models.feed import FeedCode, FeedColumn, FeedRecord, FeedRun, FeedSystem
from unionhall.registry.models.organisation import FormerName, Organisation, ServedRegion
from unionhall.registry.models.person import MembershipChange, MembershipSpell, Person, Post
from unionhall.registry.models.region import Region
from unionhall.registry.models.roster import ColumnMapping, ImportBatch, ImportRow

__all__ = [
    "ColumnMapping",
    "Coverage",
    "Employer",
    "EmployerYear",
    "FeedCode",
    "FeedColumn",
    "FeedRecord",
    "FeedRun",
    "FeedSystem",
    "FormerName",
    "ImportBatch",
    "ImportRow",
    "MembershipChange",
    "MembershipSpell",
    "Organisation",
    "Person",
    "Post",
    "Region",
    "ServedRegion",
]
