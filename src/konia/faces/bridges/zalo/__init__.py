"""Zalo: people write to the province's official account and are answered."""
