"""Layouts, components, template tags and the translation of refusals; knows no module."""
