"""The tables of this room."""

from .catalogue import Procedure, ProcedureChange, PublicationDecision
from .checks import CatalogueCheck, CatalogueMismatch
from .duties import DutyRule
from .editions import CatalogueEdition
from .events import LifeEvent, LifeEventItem
from .impact import ImpactAssessment
from .online import (
    BlockerLetter,
    IntegrationBlocker,
    OnlineService,
    OnlineTarget,
    PriorityItem,
)
from .processes import FormRevision, ProcessStep, ProcessVersion
from .questions import PostedQuestion
from .review import ReviewItem, ReviewPlan
from .versions import (
    Channel,
    FeeLine,
    LegalBasis,
    PaperPart,
    PartRule,
    ProcedureUse,
    ProcedureVersion,
    SequenceStep,
    condition_of,
)

__all__ = [
    "BlockerLetter", "CatalogueCheck", "CatalogueEdition", "CatalogueMismatch", "Channel",
    "DutyRule", "FeeLine", "FormRevision", "ImpactAssessment", "IntegrationBlocker",
    "LegalBasis", "LifeEvent", "LifeEventItem", "OnlineService", "OnlineTarget", "PaperPart",
    "PartRule", "PostedQuestion", "PriorityItem", "Procedure", "ProcedureChange",
    "ProcedureUse", "ProcedureVersion", "ProcessStep", "ProcessVersion",
    "PublicationDecision", "ReviewItem", "ReviewPlan", "SequenceStep", "condition_of",
]  # fmt: skip
