"""Pure decisions of the base floor."""
