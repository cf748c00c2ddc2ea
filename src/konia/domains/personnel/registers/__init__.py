"""Registers of the room."""

from . import careers, staff

__all__ = ["careers", "staff"]
