"""The read-only API: figures and annexes for machines."""
