"""What organizing announces: ids and codes, never personal data."""
