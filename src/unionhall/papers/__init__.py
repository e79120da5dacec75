"""Document templates, numbering, rendering, verification pages, public notices (公文, 公示).

Verbs: change and restore a template; fill, change, file and withdraw a paper; set an organisation's document word;
publish a notice, change an entry of it, receive and decide an objection, close and withdraw it.
Announces: see ``events.py``.
"""
