"""Pure decisions of the indicators: what is counted, and what a share is."""
