"""What changes runs."""
