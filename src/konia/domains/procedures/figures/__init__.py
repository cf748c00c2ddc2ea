"""Figures of this room."""

from . import catalogue, duties, online, relations, review

__all__ = ["catalogue", "duties", "online", "relations", "review"]
