"""Grants of the base floor."""

from unionhall.kernel.authority import Grant

GRANTS: tuple[Grant, ...] = ()
