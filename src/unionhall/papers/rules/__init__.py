"""What decides about papers and notices: pure."""
