"""What people type about stations."""
