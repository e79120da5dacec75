"""Tables of the guidance stations."""

from unionhall.guidance.models.network import AreaEmployer, Responsibility
from unionhall.guidance.models.practice import EmployerPractice

__all__ = ["AreaEmployer", "EmployerPractice", "Responsibility"]
