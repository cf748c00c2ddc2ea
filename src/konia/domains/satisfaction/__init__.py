"""Surveys of how satisfied people are: rounds and forms."""
