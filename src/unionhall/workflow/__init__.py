"""Procedures (流程): transition tables, runs, guards, clocks, approvals, recusal, inbox, rule profiles.

Verbs: start a run, fire an event, approve a step, say who must stand aside, comment on a run, attach a file, keep the
clocks. Procedures are declared by the modules above through ``declared.register``. Announces: see ``events.py``.
"""
