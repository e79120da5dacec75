"""Readers of the service desk, scoped by the actor."""
