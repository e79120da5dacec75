"""Pages of the web shell, composed of what the modules offer."""
