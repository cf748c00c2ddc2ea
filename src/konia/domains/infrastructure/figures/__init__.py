"""Figures of equipment, security and platforms."""

from . import equipment, platforms, security

__all__ = ["equipment", "platforms", "security"]
