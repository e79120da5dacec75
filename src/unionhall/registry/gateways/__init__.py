"""Ports of the registry to the outside."""
