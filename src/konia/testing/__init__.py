"""Scaffolding for tests only: a small province, the cast, questions."""
