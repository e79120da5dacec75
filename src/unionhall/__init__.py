"""unionhall (职工之家): a modular monolith on numbered floors; docs/map.md shows them."""

__version__ = "0.1.0"
