"""What organizing decides: pure, without framework, clock or files."""
