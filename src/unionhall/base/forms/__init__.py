"""Shapes of what people type on the base floor's pages."""
