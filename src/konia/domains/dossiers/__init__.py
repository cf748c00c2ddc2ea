"""Dossiers received at the one-stop desks: their steps, due days, channels, and the desks."""
