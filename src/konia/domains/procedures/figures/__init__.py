"""Figures of this room."""

from . import catalogue, online, relations, review

__all__ = ["catalogue", "online", "relations", "review"]
