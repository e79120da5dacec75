"""The service desk (服务台): what an enterprise needs, from the first word to the rating.

Owns service orders and the register of their types. Verbs: ask for, take a step, note a step.
"""
