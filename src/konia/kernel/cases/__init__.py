"""The life of a case as a table of moves."""
