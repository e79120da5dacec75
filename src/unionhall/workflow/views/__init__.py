"""Pages of the workflow: inbox, run, procedures and their wall charts."""
