"""What upper rooms may use: bodies of the register of units, and coverage of them by records."""

from .queries import (
    AGENCY,
    BOARD,
    BODIES,
    COMMUNE,
    DISTRICT,
    PUBLIC_UNIT,
    bodies,
    having,
    lacking,
)  # fmt: skip

__all__ = [
    "AGENCY",
    "BOARD",
    "BODIES",
    "COMMUNE",
    "DISTRICT",
    "PUBLIC_UNIT",
    "bodies",
    "having",
    "lacking",
]
