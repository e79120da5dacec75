"""What reads runs, scoped by actor."""
