"""Steering of the reform: ratings of units, criteria under consultation, entry rounds."""
