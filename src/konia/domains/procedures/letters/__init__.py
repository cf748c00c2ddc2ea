"""Printed matter of this room."""
