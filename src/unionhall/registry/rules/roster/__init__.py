"""Rosters as offices send them: the sheet and header are found, cells read, rows judged. Bytes in, values out.

A harmless form is taken and said; a contradiction between columns waits for a person's tick; what cannot be a member is
refused. ``reading.read_roster`` is the way in.
"""
