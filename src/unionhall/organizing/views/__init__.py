"""Pages of organizing."""
