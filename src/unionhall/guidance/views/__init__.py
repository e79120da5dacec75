"""Pages of guidance stations."""
