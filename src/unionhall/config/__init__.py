"""Settings, root URLs and the WSGI entry: the only floor that knows the installation."""
