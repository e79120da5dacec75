"""Organisations, people, employers, membership spells, posts (组织与会员).

Verbs: found, move and close an organisation; register an employer and its yearly facts; cover an employer; register a
person; start, confirm, change and end a membership; fill a post; import a roster and undo it; feed the systems above.
Announces: see ``events.py``.
"""
