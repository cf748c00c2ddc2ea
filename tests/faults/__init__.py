"""Faults and misuse with real parts: servers, workers, clusters and browsers of their own."""
