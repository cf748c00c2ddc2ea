"""Registers of records: one machinery for lists, forms, history, import and export."""
