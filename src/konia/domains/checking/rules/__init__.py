"""One file for each kind of claim; each gives findings and never raises."""
