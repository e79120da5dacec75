"""Organizing (组建与换届): founding and re-election of unions, electoral rolls, candidates, elections, terms.

It owns what a union does to come into being and to renew itself: preparatory groups, frozen rolls, candidates with the
facts that judge them, paper counts and the electronic secret ballot, results with their arithmetic, terms and their
alerts. The procedures are tables in ``rules/``; whoever is elected is computed, never ticked.
"""
