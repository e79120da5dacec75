"""Ports to the outside world; only jobs call them."""
