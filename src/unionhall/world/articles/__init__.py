"""One file per article of the newspaper page."""
