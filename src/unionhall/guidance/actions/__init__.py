"""What stations do: one verb a file."""
