"""Readers of the indicators."""
