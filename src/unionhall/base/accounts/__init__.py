"""The log-in machinery: what allauth asks us, its forms in our words, and the routes of it that exist here."""
