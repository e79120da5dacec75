"""The list kit: a page of rows is declared once, and searched, filtered, paged, exported and acted upon the same way.

A module writes ``ListPage(...)`` in a view file and calls ``register(page)``; its view returns ``show(request, page)``.
"""
