"""Tables of the service desk."""

from unionhall.desk.models.order import ServiceOrder

__all__ = ["ServiceOrder"]
