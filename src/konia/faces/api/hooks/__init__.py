"""Telling subscribers of what happens to dossiers."""
