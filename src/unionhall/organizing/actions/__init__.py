"""The verbs of organizing: one file each."""
