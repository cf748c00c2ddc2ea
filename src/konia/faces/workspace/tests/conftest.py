"""Fixtures of this face's tests."""

from konia.testing.pages import boxes, desk, plain_files

__all__ = ["boxes", "desk", "plain_files"]
