"""Figures of this room."""

from . import catalogue, duties, impact, online, relations, review

__all__ = ["catalogue", "duties", "impact", "online", "relations", "review"]
