"""Fixtures of this face's tests."""

from konia.faces.ui.tests.pages import boxes, plain_files

__all__ = ["boxes", "plain_files"]
