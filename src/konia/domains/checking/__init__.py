"""Reads any official report and finds what does not add up; needs nothing but the file."""
