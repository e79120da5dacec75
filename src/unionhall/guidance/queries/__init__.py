"""What stations read, scoped by actor."""
