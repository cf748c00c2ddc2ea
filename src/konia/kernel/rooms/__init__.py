"""Name plates: what each room offers, and the problems it may report."""
