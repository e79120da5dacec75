"""Tables of the service desk."""

from unionhall.desk.models.column import ColumnFile, ColumnPost, ColumnRead
from unionhall.desk.models.order import ServiceOrder
from unionhall.desk.models.premises import Room, RoomException, RoomMoney, RoomUse
from unionhall.desk.models.training import TrainingFile, TrainingRating, TrainingSeat, TrainingSession

__all__ = [
    "ColumnFile",
    "ColumnPost",
    "ColumnRead",
    "Room",
    "RoomException",
    "RoomMoney",
    "RoomUse",
    "ServiceOrder",
    "TrainingFile",
    "TrainingRating",
    "TrainingSeat",
    "TrainingSession",
]
