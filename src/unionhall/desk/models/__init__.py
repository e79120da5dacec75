"""Tables of the service desk."""

from unionhall.desk.models.column import ColumnFile, ColumnPost, ColumnRead
from unionhall.desk.models.deployment import Deployment, Part, Round, Target
from unionhall.desk.models.order import ServiceOrder
from unionhall.desk.models.premises import Room, RoomException, RoomMoney, RoomUse
from unionhall.desk.models.returns import Reminder, Return, Submission
from unionhall.desk.models.rollup import Rollup, RollupSignature
from unionhall.desk.models.training import TrainingFile, TrainingRating, TrainingSeat, TrainingSession

__all__ = [
    "ColumnFile",
    "ColumnPost",
    "ColumnRead",
    "Deployment",
    "Part",
    "Reminder",
    "Return",
    "Rollup",
    "RollupSignature",
    "Room",
    "RoomException",
    "RoomMoney",
    "RoomUse",
    "Round",
    "ServiceOrder",
    "Submission",
    "Target",
    "TrainingFile",
    "TrainingRating",
    "TrainingSeat",
    "TrainingSession",
]
