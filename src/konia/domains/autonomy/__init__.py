"""Financial autonomy of administrative bodies and public units, and equitisation."""
