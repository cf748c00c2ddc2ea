"""Accounts, roles granted at a unit, delegation."""
