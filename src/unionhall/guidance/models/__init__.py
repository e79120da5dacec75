"""Tables of the guidance stations."""

from unionhall.guidance.models.network import AreaEmployer, Responsibility
from unionhall.guidance.models.practice import EmployerPractice
from unionhall.guidance.models.visit import Visit, VisitFinding, VisitPhoto

__all__ = ["AreaEmployer", "EmployerPractice", "Responsibility", "Visit", "VisitFinding", "VisitPhoto"]
