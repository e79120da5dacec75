"""Guidance stations (企业民主管理指导站): which station answers for which enterprise, and how each enterprise stands.

A station is an organisation of the registry; its regions and posts stand there. This module owns the list of
enterprises that an area takes in or leaves out, the one responsible station of an enterprise at a date, and what
enterprises practise (congress, openness, contract) as dated facts. Verbs: list area employers, take responsibility,
hand over an employer, assign an area, release a station, record, confirm and withdraw a practice.
"""
