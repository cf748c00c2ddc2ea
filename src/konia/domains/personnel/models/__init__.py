"""The tables of the room, one module for each aggregate."""

from .discipline import DisciplineCase
from .downsizing import DownsizingBatch, DownsizingCase
from .moves import Appointment, Appraisal, Move, PlannedLeader
from .positions import JobPositionScheme, PositionBreach
from .recruitment import Candidate, Recruit, RecruitmentPlan
from .staff import Employment, LabourContract, Quota
from .training import Enrolment, TrainingClass, TrainingPlan
from .workshops import Workshop, WorkshopRegistration

__all__ = [
    "Appointment", "Appraisal", "Candidate", "DisciplineCase", "DownsizingBatch",
    "DownsizingCase", "Employment", "Enrolment", "JobPositionScheme", "LabourContract", "Move",
    "PlannedLeader", "PositionBreach", "Quota", "Recruit", "RecruitmentPlan", "TrainingClass",
    "TrainingPlan", "Workshop", "WorkshopRegistration",
]  # fmt: skip
