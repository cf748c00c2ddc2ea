"""Declared values: numbers typed in with their evidence where no register is kept here."""
