"""Shapes of what people type at the service desk."""
