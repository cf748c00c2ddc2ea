"""Figures of dossiers, of online handling and of one-stop desks."""

from . import counters, handling, online, relations, system

__all__ = ("counters", "handling", "online", "relations", "system")
