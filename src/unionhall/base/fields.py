"""Fields of our own: the scope path that rows carry, and sealed personal text."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from unionhall.base.crypto import seal, unseal

if TYPE_CHECKING:
    _CharField = models.CharField[str, str]
    _SealedField = models.BinaryField[str | bytes, str]
else:
    _CharField = models.CharField
    _SealedField = models.BinaryField

SCOPE_PATH_LENGTH = 255
AFTER_ANY_PATH = "~"  # sorts behind every letter of a path, so [p, p~) is the subtree of p


class ScopePathField(_CharField):
    """Materialised path of the organisation that a row belongs to; compared byte by byte on both databases."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", SCOPE_PATH_LENGTH)
        super().__init__(*args, **kwargs)

    def db_parameters(self, connection: BaseDatabaseWrapper) -> Any:
        """Ask PostgreSQL for the C collation, else a range over paths would follow a language's order."""
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters

    def db_type(self, connection: BaseDatabaseWrapper) -> str | None:
        """Spell the type out on PostgreSQL: a ``varchar`` gets a second index for LIKE, which C makes useless."""
        named = super().db_type(connection)
        return named.replace("varchar", "character varying") if connection.vendor == "postgresql" and named else named


class SealedTextField(_SealedField):
    """Text that the database holds encrypted; empty text stays empty. Not searchable: keep a blind index beside it.

    ``sealed_as`` names another column (``app.model.field``) whose context seals this one: a staged value can then be
    copied there inside the database.
    """

    def __init__(self, *args: Any, sealed_as: str = "", **kwargs: Any) -> None:
        self.sealed_as = sealed_as
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Tell migrations of ``sealed_as``."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "sealed_as": self.sealed_as} if self.sealed_as else kwargs

    def _context(self) -> str:
        return self.sealed_as or str(self.model._meta.label_lower) + "." + str(self.attname)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> str:
        """Open the sealed value."""
        return unseal(bytes(value), self._context()).decode() if value else ""

    def to_python(self, value: Any) -> Any:
        """Take text as it is."""
        return value

    def get_prep_value(self, value: Any) -> Any:
        """Seal text on its way into the database; bytes are taken as sealed already (bulk paths)."""
        if isinstance(value, str):
            return seal(value.encode(), self._context()) if value else b""
        return value

    def value_to_string(self, obj: models.Model) -> str:
        """Refuse to serialise: fixtures must not hold personal data."""
        raise AssertionError("sealed text is never serialised")
