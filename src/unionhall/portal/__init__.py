"""The web shell: Home, Me, search and pages composed of the modules' parts."""
