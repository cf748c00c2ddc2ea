"""Stand-ins for the national systems: a program of its own, for trials, tests and shows."""
