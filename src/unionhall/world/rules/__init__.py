"""Pure parts of the demo world."""
