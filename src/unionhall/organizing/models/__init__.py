"""Tables of organizing."""
