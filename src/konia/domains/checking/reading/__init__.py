"""Readers of file formats; each gives a Document."""
