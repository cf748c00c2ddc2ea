"""The tables of this room."""

from .catalogue import Procedure, ProcedureChange, PublicationDecision
from .online import IntegrationBlocker, OnlineService, OnlineTarget, PriorityItem
from .questions import PostedQuestion
from .review import ReviewItem, ReviewPlan

__all__ = [
    "IntegrationBlocker",
    "OnlineService",
    "OnlineTarget",
    "PostedQuestion",
    "PriorityItem",
    "Procedure",
    "ProcedureChange",
    "PublicationDecision",
    "ReviewItem",
    "ReviewPlan",
]
