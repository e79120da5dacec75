"""Pure decisions of the workflow."""
