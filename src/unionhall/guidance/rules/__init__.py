"""Pure decisions about stations."""
