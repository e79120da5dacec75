"""Verbs of the service desk: one file, one public function each; the only writers."""
