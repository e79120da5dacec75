"""Grants of organizing."""

from unionhall.kernel.authority import Grant

GRANTS: tuple[Grant, ...] = ()
