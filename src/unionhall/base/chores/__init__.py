"""What the base floor does by itself at night and in the background."""
