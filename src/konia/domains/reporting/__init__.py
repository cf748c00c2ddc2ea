"""Periodic reports: their definitions, their annexes compiled from live figures, their checks."""
