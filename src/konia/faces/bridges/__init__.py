"""Wires to systems outside: what goes out is never lost, what comes in is checked."""
