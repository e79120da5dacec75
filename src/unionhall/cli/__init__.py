"""The verbs of the ``unionhall`` command that need Django."""
