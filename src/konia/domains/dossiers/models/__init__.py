"""Dossiers and what belongs to them, desks, the pilot, use of the system."""

from .desks import (
    CounterPoint,
    CounterService,
    DeskRule,
    MobileHours,
    MobileSession,
    PostPilot,
    SystemUse,
)
from .dossiers import CODE, SENT_ONCE, STANDING, Dossier, Pause
from .drafts import Draft
from .held import HeldIntake
from .papers import Application, Letter, Paper, Result
from .steps import Event, Step

__all__ = [
    "CODE", "SENT_ONCE", "STANDING", "Application", "CounterPoint", "CounterService", "DeskRule",
    "Dossier", "Draft", "Event", "HeldIntake", "Letter", "MobileHours", "MobileSession", "Paper",
    "Pause", "PostPilot", "Result", "Step", "SystemUse",
]  # fmt: skip
