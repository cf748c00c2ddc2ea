"""Figures of satisfaction: surveys, and ratings of a service after it."""

from . import ratings, surveys

__all__ = ["ratings", "surveys"]
