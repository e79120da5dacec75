"""Writers of the base floor: one verb, one file, one function."""
