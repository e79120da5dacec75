"""Shapes of what people type into the registry's pages. No step asks for more than seven things."""
