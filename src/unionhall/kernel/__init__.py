"""The ground floor: pure words that every other floor speaks. No Django, no clock, no I/O."""
