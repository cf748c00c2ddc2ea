"""Figures of the room, one module for each aggregate."""

from . import discipline, downsizing, leaders, moves, positions, recruitment, staff, training

__all__ = [
    "discipline",
    "downsizing",
    "leaders",
    "moves",
    "positions",
    "recruitment",
    "staff",
    "training",
]
