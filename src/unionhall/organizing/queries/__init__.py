"""Readers of organizing, scoped by actor."""
