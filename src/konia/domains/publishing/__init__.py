"""Portals and websites with their columns and articles, and the Zalo channel."""
