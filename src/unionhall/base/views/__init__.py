"""Doors of the base floor for people."""
