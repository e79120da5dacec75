"""Readers of the base floor."""
