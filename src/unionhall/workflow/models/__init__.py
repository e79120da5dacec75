"""Tables of the workflow."""

from unionhall.workflow.models.approval import HouseholdTie, RunApproval, StandAside
from unionhall.workflow.models.clock import RunClock
from unionhall.workflow.models.log import RunComment, RunFile, RunLog
from unionhall.workflow.models.run import Run

__all__ = ["HouseholdTie", "Run", "RunApproval", "RunClock", "RunComment", "RunFile", "RunLog", "StandAside"]
