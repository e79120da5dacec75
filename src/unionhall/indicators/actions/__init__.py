"""Writers of the indicators."""
