"""Verbs of the registry: one file, one public function each; the only writers."""
