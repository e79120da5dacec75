"""Readers of the registry, scoped by the actor."""
