"""Tables of the base floor."""

from unionhall.base.models.account import Account
from unionhall.base.models.preferences import FormDraft, ListColumns, SavedFilter
from unionhall.base.models.role import RoleAssignment

__all__ = [
    "Account",
    "FormDraft",
    "ListColumns",
    "RoleAssignment",
    "SavedFilter",
]
