"""Figures: every number is a declared query, with its records, parts and moments."""
