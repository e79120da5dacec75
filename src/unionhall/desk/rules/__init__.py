"""Pure decisions of the service desk."""
