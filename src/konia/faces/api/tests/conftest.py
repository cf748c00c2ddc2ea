"""Fixtures of this face's tests."""

from konia.faces.ui.tests.pages import boxes, desk, plain_files, small_report

__all__ = ["boxes", "desk", "plain_files", "small_report"]
